package org.signalbox.registers.equipment;

import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * What doors ask: answers by the register, counts, keeps what an audit wants and raises the alarm
 * for equipment that is not white. Never waits; any thread.
 */
public final class EquipmentChecks {

  private final LiveEquipment live;
  private final CheckAudit audit;
  private final EquipmentAlarm alarm;
  private final InstantSource clock;
  private final Map<EquipmentStatus, LongAdder> answered = new EnumMap<>(EquipmentStatus.class);
  private final Map<EquipmentQuestion.Door, LongAdder> asked =
      new EnumMap<>(EquipmentQuestion.Door.class);
  private final LongAdder unknown = new LongAdder();
  private final LongAdder refused = new LongAdder();

  public EquipmentChecks(LiveEquipment live, CheckAudit.Rules rules, InstantSource clock) {
    this.live = live;
    this.audit = new CheckAudit(rules);
    this.alarm = new EquipmentAlarm(rules);
    this.clock = clock;
    for (EquipmentStatus status : EquipmentStatus.values()) {
      answered.put(status, new LongAdder());
    }
    for (EquipmentQuestion.Door door : EquipmentQuestion.Door.values()) {
      asked.put(door, new LongAdder());
    }
  }

  /**
   * Answers a question; empty until the register is loaded, and then the door says that it is too
   * busy, so that nobody is let in unchecked.
   */
  public Optional<Verdict> check(EquipmentQuestion question) {
    asked.getOrDefault(question.door(), unknown).increment();
    Optional<Verdict> verdict = live.check(question.pei(), question.supi());
    if (verdict.isEmpty()) {
      refused.increment();
      return verdict;
    }
    told(question, verdict.get());
    return verdict;
  }

  private void told(EquipmentQuestion question, Verdict verdict) {
    verdict
        .status()
        .map(status -> answered.getOrDefault(status, unknown))
        .orElse(unknown)
        .increment();
    if (audit.wants(verdict)) {
      Instant now = clock.instant();
      audit.keep(now, question, verdict);
      if (verdict.isNotable()) {
        alarm.raise(now, question, verdict);
      }
    }
  }

  /** The checks that are kept. */
  public CheckAudit audit() {
    return audit;
  }

  /** Questions answered with a status. */
  public long answered(EquipmentStatus status) {
    return answered.getOrDefault(status, unknown).sum();
  }

  /** Questions answered with "unknown equipment". */
  public long unknown() {
    return unknown.sum();
  }

  /** Questions that came before the register was loaded. */
  public long refused() {
    return refused.sum();
  }

  /** Questions of a door. */
  public long asked(EquipmentQuestion.Door door) {
    return asked.getOrDefault(door, unknown).sum();
  }
}
