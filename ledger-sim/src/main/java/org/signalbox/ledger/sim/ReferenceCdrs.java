package org.signalbox.ledger.sim;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.signalbox.charging.CdrKey;
import org.signalbox.charging.CdrNote;
import org.signalbox.charging.CdrText;
import org.signalbox.charging.SessionFieldNames;

/** The CDRs that there must be, by what the reference model charged. */
final class ReferenceCdrs {

  private final Map<CdrKey, Bill> bills = new HashMap<>();

  /** Where in the log that of a key comes from. */
  private final Map<CdrKey, Long> positions = new HashMap<>();

  private long position;
  private long unreadable;

  /**
   * What must stand in a CDR.
   *
   * @param usage units
   * @param cost empty where nothing was charged, for want of credit
   * @param isGivenUp whether the session was never ended
   * @param taken of balances, by their kind; nothing where it was nothing
   */
  record Bill(
      long usage, Optional<BigDecimal> cost, boolean isGivenUp, Map<String, BigDecimal> taken) {}

  /** The command of a position is next. */
  void at(long next) {
    position = next;
  }

  /** A part is over. */
  void closed(ReferencePart part, boolean isGivenUp) {
    if (part.note.equals(CdrNotes.UNREADABLE)) {
      unreadable++;
    }
    if (part.note.isEmpty() || part.note.equals(CdrNotes.UNREADABLE)) {
      return;
    }
    CdrNote note = CdrText.decode(part.note);
    boolean isRefused =
        part.outcome.refusal().isPresent() || note.kind() == CdrNote.Kind.REFUSED_SESSION;
    boolean isSession = note.kind() != CdrNote.Kind.EVENT;
    if (isSession && isRefused && part.used() == 0) {
      // Clients try again and again; no usage, no call.
      return;
    }
    Map<String, BigDecimal> taken = part.taken();
    boolean isUnpriced =
        !note.isDebited() || (part.outcome.refusal().isPresent() && taken.isEmpty());
    Bill bill =
        new Bill(
            isSession ? part.used() : note.cdr().usage(),
            isUnpriced ? Optional.empty() : Optional.of(part.charged()),
            isSession ? isGivenUp : wasGivenUp(note),
            taken);
    CdrKey key = note.cdr().key();
    boolean counts = !taken.isEmpty() || (isSession && part.used() > 0);
    boolean isAnother = counts && positions.getOrDefault(key, position) != position;
    if (note.isReplacing() || !bills.containsKey(key)) {
      bills.put(key, bill);
      positions.put(key, position);
    } else if (isAnother) {
      // Charged again under the same name: two commands, two calls.
      bills.putIfAbsent(key.again(position), bill);
    }
  }

  /** What is charged anew, or undone, keeps what its CDR says of how it ended. */
  private static boolean wasGivenUp(CdrNote note) {
    return SessionFieldNames.GIVEN_UP.equals(
        note.cdr().extraFields().get(SessionFieldNames.CLOSE_CAUSE));
  }

  /** Of how many parts no CDR can be made. */
  long unreadable() {
    return unreadable;
  }

  Map<CdrKey, Bill> bills() {
    return bills;
  }
}
