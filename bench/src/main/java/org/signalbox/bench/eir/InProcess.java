package org.signalbox.bench.eir;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.signalbox.registers.equipment.CheckAudit;
import org.signalbox.registers.equipment.EquipmentChecks;
import org.signalbox.registers.equipment.EquipmentPolicy;
import org.signalbox.registers.equipment.EquipmentRegister;
import org.signalbox.registers.equipment.Verdict;

/**
 * Checks in this process, through all that is behind the doors: register, counters, audit, alarm.
 */
final class InProcess {

  private static final int PIECE = 1_000;
  private static final int LOOKED_AT_ONCE = 10_000;

  private final EquipmentList list;
  private final EquipmentChecks checks;

  InProcess(EquipmentList list) {
    this.list = list;
    EquipmentRegister register = new EquipmentRegister(EquipmentPolicy.USUAL);
    EquipmentRegister.Filling filling = register.filling();
    list.pieces(PIECE, filling::add);
    filling.end();
    this.checks =
        new EquipmentChecks(
            (pei, supi) -> Optional.of(register.check(pei, supi)),
            new CheckAudit.Rules(1_000, 10_000, false),
            InstantSource.system());
  }

  /** Checks a second of all threads together, counted after as long a warm-up. */
  long checksPerSecond(int threads, int seconds) throws InterruptedException {
    var _ = run(threads, seconds);
    return run(threads, seconds) / seconds;
  }

  /** The threads begin evenly far apart on the list, so that none finds what another has warmed. */
  private long run(int threads, int seconds) throws InterruptedException {
    List<EquipmentQuestions> questions = new ArrayList<>();
    for (int thread = 0; thread < threads; thread++) {
      int from = (int) ((long) list.size() * thread / threads);
      questions.add(new EquipmentQuestions(list, from));
    }
    AtomicLong asked = new AtomicLong();
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    List<Thread> running = new ArrayList<>();
    for (EquipmentQuestions each : questions) {
      running.add(Thread.ofPlatform().start(() -> asked.addAndGet(check(each, end))));
    }
    for (Thread thread : running) {
      thread.join();
    }
    return asked.get();
  }

  private long check(EquipmentQuestions questions, long end) {
    long asked = 0;
    long notable = 0;
    do {
      for (int i = 0; i < LOOKED_AT_ONCE; i++) {
        notable += checks.check(questions.next()).filter(Verdict::isNotable).isPresent() ? 1 : 0;
      }
      asked += LOOKED_AT_ONCE;
    } while (System.nanoTime() < end);
    if (notable < asked / 40) {
      throw new IllegalStateException("a register that forgot equipment was measured");
    }
    return asked;
  }
}
