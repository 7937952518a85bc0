package org.signalbox.registers.equipment;

import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * What doors ask: answers by the register, counts, keeps what an audit wants and raises the alarm
 * for equipment that is not white. A person who asks through the API is answered and kept, but no
 * network saw that equipment: such a check raises no alarm and is counted as asked alone. Never
 * waits; any thread.
 */
public final class EquipmentChecks {

  private final EquipmentPort register;
  private final CheckAudit audit;
  private final EquipmentAlarm alarm;
  private final InstantSource clock;
  private final Map<EquipmentStatus, LongAdder> answered = new EnumMap<>(EquipmentStatus.class);
  private final Map<EquipmentQuestion.Door, LongAdder> asked =
      new EnumMap<>(EquipmentQuestion.Door.class);
  private final LongAdder unknown = new LongAdder();
  private final LongAdder refused = new LongAdder();

  public EquipmentChecks(EquipmentPort register, CheckAudit.Rules rules, InstantSource clock) {
    this.register = register;
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
    boolean isNetwork = question.door() != EquipmentQuestion.Door.API;
    asked.getOrDefault(question.door(), unknown).increment();
    Optional<Verdict> verdict = register.check(question.pei(), question.supi());
    if (isNetwork) {
      counterOf(verdict).increment();
    }
    if (verdict.filter(audit::wants).isPresent()) {
      Instant now = clock.instant();
      audit.keep(now, question, verdict.get());
      if (isNetwork && verdict.get().isNotable()) {
        alarm.raise(now, question, verdict.get());
      }
    }
    return verdict;
  }

  private LongAdder counterOf(Optional<Verdict> verdict) {
    if (verdict.isEmpty()) {
      return refused;
    }
    Optional<EquipmentStatus> status = verdict.get().status();
    return status.isEmpty() ? unknown : answered.getOrDefault(status.get(), unknown);
  }

  /** The checks that are kept. */
  public CheckAudit audit() {
    return audit;
  }

  /** Questions of networks answered with a status. */
  public long answered(EquipmentStatus status) {
    return answered.getOrDefault(status, unknown).sum();
  }

  /** Questions of networks answered with "unknown equipment". */
  public long unknown() {
    return unknown.sum();
  }

  /** Questions of networks that came before the register was loaded. */
  public long refused() {
    return refused.sum();
  }

  /** Questions of a door. */
  public long asked(EquipmentQuestion.Door door) {
    return asked.getOrDefault(door, unknown).sum();
  }
}
