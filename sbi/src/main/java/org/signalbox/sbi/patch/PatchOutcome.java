package org.signalbox.sbi.patch;

import tools.jackson.databind.JsonNode;

/** What applying a patch gave. */
public sealed interface PatchOutcome {

  /** The document after all operations. */
  record Patched(JsonNode document) implements PatchOutcome {}

  /**
   * An operation does not fit the document, which stays as it was.
   *
   * @param index of the operation, from 0
   * @param reason for people
   */
  record Conflict(int index, String reason) implements PatchOutcome {}
}
