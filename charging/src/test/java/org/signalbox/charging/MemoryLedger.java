package org.signalbox.charging;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.signalbox.ledger.Execution;
import org.signalbox.ledger.LedgerCommand;
import org.signalbox.ledger.LedgerCommandDecoder;
import org.signalbox.ledger.LedgerCommandEncoder;
import org.signalbox.ledger.LedgerRecord.SessionClosed;
import org.signalbox.ledger.LedgerShard;
import org.signalbox.ledger.LedgerView;
import org.signalbox.ledger.runtime.Admission;
import org.signalbox.ledger.runtime.CommandDraft;
import org.signalbox.rating.Tariff;

/**
 * The real shard without a disk: each command is encoded, decoded and executed at once, and its
 * CDRs go to the store at once. One command at a time, as the ledger's thread has it.
 */
public final class MemoryLedger implements LedgerPort {

  private final InstantSource clock;
  private final Supplier<Tariff> tariff;
  private final Supplier<CdrStore> store;
  private final DebitedCdrs debited;
  private final LedgerShard shard;
  private final List<Tariff> known = new ArrayList<>();
  private long position;

  /**
   * @param tariff in force when a command comes
   * @param store gets the CDRs
   */
  public MemoryLedger(
      InstantSource clock,
      Supplier<Tariff> tariff,
      Supplier<CdrStore> store,
      CostDetailsPort details) {
    this.clock = clock;
    this.tariff = tariff;
    this.store = store;
    this.shard = new LedgerShard(this::find);
    this.debited = new DebitedCdrs(this::find, details);
  }

  private Optional<Tariff> find(String hash) {
    return known.stream().filter(each -> each.version().equals(hash)).findFirst();
  }

  public DebitedCdrs debited() {
    return debited;
  }

  @Override
  public synchronized Receipt ask(CommandDraft draft, Admission admission) {
    Tariff inForce = tariff.get();
    if (!shard.tariffHash().equals(inForce.version())) {
      known.add(inForce);
      execute(
          new LedgerCommand.ActivateTariff(clock.instant(), Optional.empty(), inForce.version()));
    }
    Execution execution =
        execute(
            LedgerCommandDecoder.decode(
                new LedgerCommandEncoder().encode(draft.at(clock.instant()))));
    return new Receipt(position, execution.reply(), execution.records());
  }

  private Execution execute(LedgerCommand command) {
    Execution execution = shard.execute(command);
    position++;
    for (var happened : execution.records()) {
      if (happened instanceof SessionClosed closed) {
        debited.of(closed).forEach(this::store);
      }
    }
    return execution;
  }

  private void store(CdrNote note) {
    if (note.isReplacing()) {
      store.get().put(List.of(note.cdr()));
    } else {
      store.get().add(List.of(note.cdr()));
    }
  }

  @Override
  public synchronized <T> T read(Function<LedgerView, T> question) {
    return question.apply(shard);
  }

  @Override
  public boolean awaitProjected(long wanted) {
    return true;
  }

  @Override
  public synchronized long position() {
    return position;
  }
}
