package org.signalbox.bench.eir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.signalbox.core.Imei;
import org.signalbox.registers.equipment.EntryKey;
import org.signalbox.registers.equipment.EquipmentMark;
import org.signalbox.registers.equipment.EquipmentPolicy;
import org.signalbox.registers.equipment.EquipmentRegister;
import org.signalbox.registers.equipment.EquipmentSelector;
import org.signalbox.registers.equipment.MarkedKey;

/** Checks of a register in this process: half of them of listed equipment, half of other. */
final class InProcess {

  private static final int PIECE = 1_000;
  private static final int LOOKED_AT_ONCE = 10_000;

  private final EquipmentList list;
  private final EquipmentRegister register = new EquipmentRegister(EquipmentPolicy.USUAL);

  InProcess(EquipmentList list) {
    this.list = list;
    EquipmentRegister.Filling filling = register.filling();
    List<MarkedKey> piece = new ArrayList<>(PIECE);
    long equipment = EquipmentList.first();
    for (int done = 0; done < list.size(); done++) {
      EntryKey key = EntryKey.of(new EquipmentSelector.OneImei(equipment));
      piece.add(new MarkedKey(key, EquipmentMark.BLACKLISTED));
      if (piece.size() == PIECE) {
        filling.add(piece);
        piece.clear();
      }
      equipment = EquipmentList.next(equipment);
    }
    filling.add(piece);
    filling.end();
  }

  /** Checks a second of all threads together, counted after as long a warm-up. */
  long checksPerSecond(int threads, int seconds) throws InterruptedException {
    var _ = run(threads, seconds);
    return run(threads, seconds) / seconds;
  }

  private long run(int threads, int seconds) throws InterruptedException {
    AtomicLong checks = new AtomicLong();
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    List<Thread> running = new ArrayList<>();
    for (int thread = 0; thread < threads; thread++) {
      int from = thread * 1_000;
      running.add(Thread.ofPlatform().start(() -> checks.addAndGet(check(from, end))));
    }
    for (Thread thread : running) {
      thread.join();
    }
    return checks.get();
  }

  /** Goes along the list, asking after each equipment and after its neighbour, which is on none. */
  private long check(int from, long end) {
    long equipment = EquipmentList.first();
    for (int skipped = 0; skipped < from; skipped++) {
      equipment = EquipmentList.next(equipment);
    }
    int left = list.size() - from;
    long asked = 0;
    long black = 0;
    do {
      for (int i = 0; i < LOOKED_AT_ONCE; i++) {
        black += isListed(equipment) ? 1 : 0;
        black += isListed(equipment + 1) ? 1 : 0;
        asked += 2;
        equipment = --left > 0 ? EquipmentList.next(equipment) : EquipmentList.first();
        left = left > 0 ? left : list.size();
      }
    } while (System.nanoTime() < end);
    if (black < asked / 2) {
      throw new IllegalStateException("a register that forgot equipment was measured");
    }
    return asked;
  }

  private boolean isListed(long equipment) {
    Imei asked = Imei.of(equipment % Imei.EQUIPMENT_END);
    return register.check(asked, Optional.empty()).isNotable();
  }
}
