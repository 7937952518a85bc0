package org.signalbox.charging;

/**
 * A CDR on its way through the ledger, as the note of a part.
 *
 * @param cdr all that is known of it; its cost only where it is not debited
 * @param isDebited whether its cost is what the ledger charged for the part
 * @param isReplacing whether it takes the place of the one of its key, if there is one; otherwise
 *     that one stays
 * @param kind whether the CDR is whole, or waits for the end of a session
 * @param debits what the ledger took for it; known only once it did, and no part of the text
 */
public record CdrNote(
    Cdr cdr, boolean isDebited, boolean isReplacing, Kind kind, CdrDebits debits) {

  /** Of what a CDR is. */
  public enum Kind {
    /** An event: nothing but the cost is still to come. */
    EVENT,
    /** A session: its usage is what the ledger will have counted for the part. */
    SESSION,
    /** A session that was refused so far: worth a CDR only if anything was used all the same. */
    REFUSED_SESSION
  }

  /** Before the ledger took anything. */
  public CdrNote(Cdr cdr, boolean isDebited, boolean isReplacing) {
    this(cdr, isDebited, isReplacing, Kind.EVENT, CdrDebits.NONE);
  }

  /** Of a session that goes on. */
  public static CdrNote ofSession(Cdr cdr, boolean isDebited) {
    return new CdrNote(cdr, isDebited, false, Kind.SESSION, CdrDebits.NONE);
  }

  /** Of a session that was refused so far. */
  public static CdrNote ofRefusedSession(Cdr cdr, boolean isDebited) {
    return new CdrNote(cdr, isDebited, false, Kind.REFUSED_SESSION, CdrDebits.NONE);
  }

  /**
   * Whether this is of another call than the one that has its key: the ledger took something for it
   * elsewhere in its log, or counted what a session used.
   *
   * @param position where the ledger took something for that one; 0 where it never saw it
   */
  public boolean isAnotherThan(long position) {
    boolean isUsed = position > 0 && kind != Kind.EVENT && cdr.usage() > 0;
    return debits.position() != position && (!debits.isEmpty() || isUsed);
  }

  /** The same under a key of its own, where another call has its key. */
  public CdrNote again() {
    return with(cdr.withKey(cdr.key().again(debits.position())));
  }

  /** The same with its cost known. */
  CdrNote with(Cdr priced) {
    return new CdrNote(priced, isDebited, isReplacing, kind, debits);
  }

  /** The same with what was taken for it. */
  CdrNote with(CdrDebits taken) {
    return new CdrNote(cdr, isDebited, isReplacing, kind, taken);
  }
}
