package org.signalbox.ledger.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.signalbox.ledger.LedgerShard;
import org.signalbox.ledger.runtime.LedgerNode;

/** The session layer through all lives of a simulation, with the doors that ask it. One thread. */
final class SimulatedSessions {

  private static final int DOORS = 5;

  private final SessionLife.Surroundings around;
  private final SplittableRandom random;
  private final List<SimulatedDoor> doors = new ArrayList<>();
  private final DoorOracle oracle = new DoorOracle();
  private Optional<SessionLife> life = Optional.empty();

  SimulatedSessions(SessionLife.Surroundings around, SplittableRandom random) {
    this.around = around;
    this.random = random;
    for (int i = 0; i < DOORS; i++) {
      DoorScript script = new DoorScript("door-" + i, random.split());
      doors.add(new SimulatedDoor(script, random.split(), around.journal(), oracle));
    }
  }

  /** What doors were told, and what must come of it. */
  DoorOracle oracle() {
    return oracle;
  }

  /**
   * A process begins.
   *
   * @param isGone whether it has ended
   */
  void started(LedgerNode node, BooleanSupplier isGone) {
    life = Optional.of(new SessionLife(node, around, isGone, random.split()));
  }

  /** The process is gone, with all that it remembered. */
  void lose() {
    life = Optional.empty();
    doors.forEach(SimulatedDoor::lose);
  }

  /** A door asks, or the process does what it left for later. */
  void act(LedgerNode node) {
    if (life.isEmpty() || !isReady(node.engine().shard())) {
      return;
    }
    boolean isDoor = random.nextInt(2) == 0;
    if (isDoor || !life.get().work()) {
      doors.get(random.nextInt(DOORS)).act(life.get());
    }
  }

  /** Whether there is who can pay, and a price. */
  private static boolean isReady(LedgerShard shard) {
    return SimulatedTariffs.tariff(shard.tariffHash()).isPresent()
        && BundleParts.ACCOUNTS.stream().allMatch(id -> shard.account(id).isPresent());
  }
}
