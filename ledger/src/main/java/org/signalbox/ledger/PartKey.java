package org.signalbox.ledger;

import org.signalbox.ledger.internal.Texts;

/**
 * Names a part of a session: what is charged on its own.
 *
 * @param service what is used, such as a rating group; parts of one service are granted alike. At
 *     most 255 characters
 * @param run which bill it is on, at most 255 characters
 */
public record PartKey(String service, String run) implements Comparable<PartKey> {

  public PartKey {
    Texts.requireText("service", service);
    Texts.requireText("run", run);
  }

  @Override
  public int compareTo(PartKey other) {
    int byService = service.compareTo(other.service);
    return byService != 0 ? byService : run.compareTo(other.run);
  }
}
