package org.signalbox.ledger.sim;

import java.util.TreeMap;
import org.signalbox.charging.Cdr;
import org.signalbox.charging.CdrCost;
import org.signalbox.charging.CdrKey;
import org.signalbox.charging.CdrNote;
import org.signalbox.charging.CdrOrigin;
import org.signalbox.charging.CdrParties;
import org.signalbox.charging.CdrText;
import org.signalbox.charging.CdrTimes;
import org.signalbox.ledger.PartKey;
import org.signalbox.rating.TypeOfRecord;

/** The notes that parts carry: CDRs, and now and then something that is none. */
final class CdrNotes {

  /** What a projector can make no CDR of, and must put aside. */
  static final String UNREADABLE = "no CDR";

  private CdrNotes() {}

  /**
   * Of a session that goes on.
   *
   * @param filling makes notes of many lengths
   */
  static String ofSession(String session, PartKey key, String filling) {
    return CdrText.encode(CdrNote.ofSession(cdr(session, key, 0, filling), true));
  }

  /** Of an event. */
  static String ofEvent(String session, PartKey key, long usage) {
    return CdrText.encode(new CdrNote(cdr(session, key, usage, ""), true, false));
  }

  /** Of an event charged anew: it takes the place of the one before. */
  static String replacing(String note, long usage) {
    return CdrText.encode(new CdrNote(CdrText.decode(note).cdr().used(usage), true, true));
  }

  private static Cdr cdr(String session, PartKey key, long usage, String filling) {
    return new Cdr(
        new CdrKey(SimulatedTariffs.TENANT, session, key.service() + key.run()),
        new CdrOrigin(session, "", ""),
        TypeOfRecord.DATA,
        "*prepaid",
        new CdrParties(SimulatedTariffs.CATEGORY, "", "", "internet"),
        CdrTimes.NONE,
        usage,
        new TreeMap<>(),
        "",
        CdrCost.unrated(),
        filling,
        false);
  }
}
