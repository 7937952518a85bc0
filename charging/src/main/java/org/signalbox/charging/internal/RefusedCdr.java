package org.signalbox.charging.internal;

import org.signalbox.charging.Cdr;
import org.signalbox.charging.CdrNote;
import org.signalbox.charging.CdrText;
import org.signalbox.ledger.runtime.PositionedRecord;

/**
 * A CDR that is put aside, since it would hold up all that come behind it.
 *
 * @param position of its command in the ledger's log
 * @param index of its record in the command
 * @param part which of the CDRs of the record it is, from 0
 * @param owner whose it is; empty texts where it could not be read
 * @param reason why it was not stored
 * @param body all that is known of it
 */
public record RefusedCdr(
    long position, int index, int part, Owner owner, String reason, String body) {

  private static final Owner UNKNOWN = new Owner("", "");

  /** An account, as CDRs name it. */
  public record Owner(String tenant, String account) {}

  public RefusedCdr {
    // PostgreSQL keeps no text with this character, which may be what was refused.
    reason = reason.replace('\0', '\uFFFD');
    body = body.replace('\0', '\uFFFD');
  }

  /** One that the database refuses. */
  public static RefusedCdr of(PlacedCdr placed, Exception reason) {
    CdrNote note = placed.note();
    Cdr cdr = note.cdr();
    return new RefusedCdr(
        placed.position(),
        placed.index(),
        placed.part(),
        new Owner(cdr.key().tenant(), cdr.parties().account()),
        String.valueOf(reason.getMessage()),
        CdrText.encode(note));
  }

  /** What a record holds that no CDR can be made of. */
  public static RefusedCdr of(PositionedRecord record, Exception reason) {
    return new RefusedCdr(
        record.position(),
        record.index(),
        0,
        UNKNOWN,
        String.valueOf(reason.getMessage()),
        record.record().toString());
  }
}
