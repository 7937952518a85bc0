package org.signalbox.registers.equipment;

import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the log of black, grey and unknown equipment: at most ten lines a second, the next line
 * says how many were left out. Any thread.
 */
final class EquipmentAlarm {

  private static final Logger LOG = LoggerFactory.getLogger(EquipmentAlarm.class);
  private static final int LINES_A_SECOND = 10;

  private final CheckAudit.Rules rules;
  private long second = Long.MIN_VALUE;
  private int lines;
  private long leftOut;

  EquipmentAlarm(CheckAudit.Rules rules) {
    this.rules = rules;
  }

  void raise(Instant at, EquipmentQuestion question, Verdict verdict) {
    long before;
    synchronized (this) {
      if (at.getEpochSecond() != second) {
        second = at.getEpochSecond();
        lines = 0;
      }
      if (lines == LINES_A_SECOND) {
        leftOut++;
        return;
      }
      lines++;
      before = leftOut;
      leftOut = 0;
    }
    LOG.atWarn()
        .addKeyValue("status", verdict.status().map(Enum::name).orElse("UNKNOWN"))
        .addKeyValue("by", verdict.basis())
        .addKeyValue("equipment", rules.shown(question.pei()))
        .addKeyValue("supi", rules.shown(question.supi()))
        .addKeyValue("door", question.door())
        .addKeyValue("left-out", before)
        .log("equipment of a list was seen");
  }
}
