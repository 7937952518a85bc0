package org.signalbox.charging;

import java.util.List;
import org.signalbox.ledger.Repayment;

/**
 * What the ledger took for a CDR, and so what is given back when it is charged anew. Only what the
 * ledger recorded makes one: nothing that a client sends does.
 *
 * @param position of the ledger's command that the CDR last came from; 0 where it never went
 *     through the ledger
 * @param repayments one for each balance that paid
 */
public record CdrDebits(long position, List<Repayment> repayments) {

  /** Of a CDR that never went through the ledger. */
  public static final CdrDebits NONE = new CdrDebits(0, List.of());

  public CdrDebits {
    repayments = List.copyOf(repayments);
  }

  /** Whether there is anything to give back. */
  public boolean isEmpty() {
    return repayments.isEmpty();
  }
}
