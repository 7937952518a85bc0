package org.signalbox.ledger.internal;

import java.util.ArrayList;
import java.util.List;
import org.signalbox.core.Amount;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.ActionCause;
import org.signalbox.ledger.Balance;
import org.signalbox.ledger.Draw;
import org.signalbox.ledger.PartTerms;

/**
 * What a command noted for the triggers that are looked at after it, and what it asked to be run
 * then. Used by one thread.
 */
final class WorkNotes {

  private final List<Usage> usages = new ArrayList<>(0);
  private final List<Payment> payments = new ArrayList<>(0);
  private final List<Ended> ended = new ArrayList<>(0);
  private final List<FollowUp> followUps = new ArrayList<>(0);

  /**
   * Usage that was charged.
   *
   * @param used how much; below 0 where it was given back
   * @param charged what money it cost
   */
  record Usage(PartTerms terms, long used, Amount charged) {}

  /** Value that a balance paid for usage; below 0 where it was given back. */
  record Payment(Draw.Source source, Amount amount) {}

  /** A balance that has ended. */
  record Ended(AccountId account, Balance balance) {}

  /** A set to be run once the command is done, for itself: wholly or not at all. */
  record FollowUp(AccountId account, String actionSet, ActionCause cause) {}

  void usage(Usage usage) {
    usages.add(usage);
  }

  void payment(Payment payment) {
    payments.add(payment);
  }

  void ended(Ended balance) {
    ended.add(balance);
  }

  void followUp(FollowUp followUp) {
    followUps.add(followUp);
  }

  List<Usage> usages() {
    return usages;
  }

  List<Payment> payments() {
    return payments;
  }

  List<Ended> ended() {
    return ended;
  }

  List<FollowUp> followUps() {
    return followUps;
  }
}
