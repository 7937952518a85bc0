package org.signalbox.charging.outbox;

import java.time.Instant;

/**
 * Something to be posted.
 *
 * @param position of its command in the ledger's log
 * @param index of its record in the command
 * @param address where to
 * @param body what, as JSON
 * @param createdAt when it came into the outbox
 * @param attempts how often it was tried
 */
public record OutboxItem(
    long position, int index, String address, String body, Instant createdAt, int attempts) {

  /**
   * The same however often it is posted. With the time, since a ledger that was restored counts its
   * positions anew, and every node has its own.
   */
  public String id() {
    return position + ":" + index + ":" + createdAt.toEpochMilli();
  }
}
