package org.signalbox.charging;

/**
 * A CDR on its way through the ledger, as the note of a part.
 *
 * @param cdr all that is known of it; its cost only where it is not debited
 * @param isDebited whether its cost is what the ledger charged for the part
 * @param isReplacing whether it takes the place of the one of its key, if there is one; otherwise
 *     that one stays
 * @param isOfSession whether its usage is what the ledger counted for the part
 * @param debits what the ledger took for it; known only once it did, and no part of the text
 */
public record CdrNote(
    Cdr cdr, boolean isDebited, boolean isReplacing, boolean isOfSession, CdrDebits debits) {

  /** Before the ledger took anything. */
  public CdrNote(Cdr cdr, boolean isDebited, boolean isReplacing) {
    this(cdr, isDebited, isReplacing, false, CdrDebits.NONE);
  }

  /** Of a session that goes on. */
  public static CdrNote ofSession(Cdr cdr, boolean isDebited) {
    return new CdrNote(cdr, isDebited, false, true, CdrDebits.NONE);
  }

  /** The same with its cost known. */
  CdrNote with(Cdr priced) {
    return new CdrNote(priced, isDebited, isReplacing, isOfSession, debits);
  }

  /** The same with what was taken for it. */
  CdrNote with(CdrDebits taken) {
    return new CdrNote(cdr, isDebited, isReplacing, isOfSession, taken);
  }
}
