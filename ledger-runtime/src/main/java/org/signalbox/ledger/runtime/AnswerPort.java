package org.signalbox.ledger.runtime;

import java.util.List;

/** Where answers go. */
@FunctionalInterface
public interface AnswerPort {

  /**
   * Takes the answers of one batch, in the order of the log. Called on the ledger's thread, for
   * which all others wait: hand over and return. Must not throw.
   */
  void answered(List<LedgerAnswer> answers);
}
