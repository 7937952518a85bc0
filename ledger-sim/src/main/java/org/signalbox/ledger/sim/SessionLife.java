package org.signalbox.ledger.sim;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.signalbox.charging.CdrLocks;
import org.signalbox.charging.CdrStore;
import org.signalbox.charging.ChargingListener;
import org.signalbox.charging.ChargingPorts;
import org.signalbox.charging.ChargingVersion;
import org.signalbox.charging.session.SessionAnswer;
import org.signalbox.charging.session.SessionCharging;
import org.signalbox.charging.session.SessionConfig;
import org.signalbox.charging.session.SessionHost;
import org.signalbox.charging.session.SessionRequest;
import org.signalbox.core.TenantRules;
import org.signalbox.ledger.runtime.LedgerNode;
import org.signalbox.profiles.ProfileSet;
import org.signalbox.profiles.TariffLookupPort;
import org.signalbox.rating.Tariff;

/** The real session layer in one process: what it remembers ends with it. One thread. */
final class SessionLife {

  private static final ProfileSet PROFILES = SimulatedProfiles.all();

  /** So few sessions are remembered that some are forgotten that go on. */
  private static final SessionConfig SMALL =
      new SessionConfig(4, 4, 3, SessionConfig.STANDARD.keptAfterEnd());

  private final BooleanSupplier isGone;
  private final SimulatedWork work;
  private final SessionCharging sessions;

  /** What a process has around it. */
  record Surroundings(SimulatedClock clock, SimulatedCdrStore cdrs, SimulationJournal journal) {}

  SessionLife(
      LedgerNode node, Surroundings around, BooleanSupplier isGone, SplittableRandom random) {
    this.isGone = isGone;
    this.work = new SimulatedWork(around.clock(), random.split());
    SimulatedLedgerPort ledger =
        new SimulatedLedgerPort(node, isGone, around.journal(), random.split());
    ChargingPorts ports =
        new ChargingPorts(
            () -> new ChargingVersion(inForce(node), PROFILES, TariffLookupPort.NONE),
            CdrStore.of(around.cdrs(), around.clock()::wallTime),
            SimulatedCdrStore.DETAILS,
            ChargingListener.NONE,
            ledger,
            SimulatedCdrStore.DEBITED,
            List.of(),
            new CdrLocks());
    this.sessions =
        new SessionCharging(
            ports,
            TenantRules.STANDARD,
            new SessionHost(around.clock()::wallTime, work),
            random.nextBoolean() ? SMALL : SessionConfig.STANDARD);
  }

  private static Tariff inForce(LedgerNode node) {
    Optional<Tariff> active = SimulatedTariffs.tariff(node.engine().shard().tariffHash());
    return active.orElseGet(Tariff::empty);
  }

  /** Charges a request; a process that ended answers nobody. */
  void charge(SessionRequest request, Consumer<SessionAnswer> answer) {
    sessions.charge(
        request,
        told -> {
          if (!isGone.getAsBoolean()) {
            answer.accept(told);
          }
        });
  }

  /** Does something that was left for later, where there is anything. */
  boolean work() {
    return work.step();
  }
}
