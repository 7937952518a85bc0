package org.signalbox.ledger.sim;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.signalbox.core.Invariant;
import org.signalbox.ledger.Account;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.EntryKind;
import org.signalbox.ledger.LedgerCommand;
import org.signalbox.ledger.LedgerCommandDecoder;
import org.signalbox.ledger.LedgerReply;
import org.signalbox.ledger.LedgerShard;
import org.signalbox.ledger.Session;
import org.signalbox.ledger.runtime.LedgerNode;
import org.signalbox.ledger.runtime.ProjectorFeed;
import org.signalbox.ledger.runtime.history.AccountStatement;
import org.signalbox.ledger.runtime.history.HistoryReader;
import org.signalbox.ledger.runtime.journal.JournalFrame;
import org.signalbox.ledger.runtime.journal.JournalReader;
import org.signalbox.ledger.runtime.snapshot.SnapshotFiles;

/**
 * Judges a ledger by its log: every acknowledged answer must be in it, and be the answer that the
 * reference model gives when it executes the log; the shard must hold what the model holds.
 */
final class SimulationOracle {

  private static final List<String> KINDS = List.of("*monetary", "*voice", "*data");

  private final SimulatedDisk disk;
  private final SimulationJournal journal;
  private final SimulatedProjector projector;
  private final SimulatedCdrStore cdrs;
  private final ReferenceLedger reference = new ReferenceLedger();
  private Optional<DoorOracle> doors = Optional.empty();
  private long position;

  SimulationOracle(
      SimulatedDisk disk,
      SimulationJournal journal,
      SimulatedProjector projector,
      SimulatedCdrStore cdrs) {
    this.disk = disk;
    this.journal = journal;
    this.projector = projector;
    this.cdrs = cdrs;
  }

  /** Has what doors were told judged as well. */
  void judge(DoorOracle oracle) {
    doors = Optional.of(oracle);
  }

  /** The position of the log up to which the model has executed it. */
  long position() {
    return position;
  }

  /** Compares what happened since the last comparison, and all accounts. */
  void compare(LedgerNode node) {
    Map<Long, SimulationJournal.Acknowledged> acknowledged =
        new HashMap<>(journal.takeAcknowledged());
    JournalReader reader = JournalReader.after(disk, position);
    for (Optional<JournalFrame> frame = reader.next(); frame.isPresent(); frame = reader.next()) {
      LedgerCommand command = LedgerCommandDecoder.decode(frame.get().payload());
      position = frame.get().position();
      reference.calls().cdrs().at(position);
      LedgerReply expected = reference.execute(command);
      doors.ifPresent(oracle -> oracle.logged(command, expected));
      SimulationJournal.Acknowledged told = acknowledged.remove(position);
      if (told != null) {
        require(told, command, expected);
      }
    }
    if (!acknowledged.isEmpty()) {
      throw new IllegalStateException("acknowledged, and not in the log: " + acknowledged);
    }
    require(
        node.engine().position() == position,
        "the shard executed up to " + node.engine().position() + ", the log ends at " + position);
    doors.ifPresent(DoorOracle::compare);
    List<String> differences = reference.differences(accounts(node.engine().shard()));
    differences.addAll(reference.packages().differences(node.engine().shard()));
    differences.addAll(reference.calls().differences(sessions(node.engine().shard())));
    require(differences.isEmpty(), "at position " + position + ": " + differences);
  }

  /** Compares besides: the books of the projector, and the log executed anew from its beginning. */
  void compareAll(LedgerNode node) {
    compare(node);
    LedgerShard anew = new LedgerShard(SimulatedTariffs::tariff);
    JournalReader reader = JournalReader.after(disk, 0);
    for (Optional<JournalFrame> frame = reader.next(); frame.isPresent(); frame = reader.next()) {
      anew.execute(LedgerCommandDecoder.decode(frame.get().payload()));
    }
    require(
        anew.stateHash().equals(node.engine().shard().stateHash()),
        "snapshots and the log's tail make another state than the whole log");
    SnapshotFiles snapshots = new SnapshotFiles(disk);
    for (long taken : snapshots.positions()) {
      snapshots.read(taken, read -> {});
    }
    // The projector is told of silent positions late only.
    for (ProjectorFeed feed : node.feeds()) {
      require(
          feed.waiting() == 0 && !feed.isCatchingUp(),
          feed.name() + " has " + feed.waiting() + " records to store, or more: " + feed.fault());
    }
    requireHistory(node.engine().shard());
    KINDS.forEach(this::requireMoneyKept);
    requireCallsPaid();
    List<String> ofCdrs = cdrs.differences(reference.calls().cdrs());
    require(ofCdrs.isEmpty(), "CDRs: " + ofCdrs);
    doors.ifPresent(oracle -> oracle.compareAll(sessions(node.engine().shard()), cdrs.all()));
  }

  /** The history of every account adds up to what it holds, and no entry is missing or double. */
  private void requireHistory(LedgerShard shard) {
    long entries = 0;
    HistoryReader history = HistoryReader.of(disk);
    for (AccountId id : projector.accounts()) {
      AccountStatement statement = new AccountStatement();
      history.read(id, statement);
      require(statement.problems().isEmpty(), id + ": " + statement.problems());
      List<String> differences = statement.differences(shard.account(id));
      require(differences.isEmpty(), id + ": " + differences);
      require(statement.carried().isEmpty(), id + ": history does not begin with the account");
      entries += statement.entries();
    }
    require(
        entries == projector.entries(),
        "history has " + entries + " entries, the ledger made " + projector.entries());
  }

  /** What calls took out of balances is what they cost and what is still set aside for them. */
  private void requireCallsPaid() {
    BigDecimal taken = BigDecimal.ZERO;
    for (EntryKind entry :
        List.of(EntryKind.RESERVATION, EntryKind.RELEASE, EntryKind.USAGE, EntryKind.REFUND)) {
      taken = taken.subtract(projector.sum(entry, ReferenceBalance.MONEY));
    }
    BigDecimal charged = reference.calls().charged();
    BigDecimal held = reference.calls().held();
    require(
        taken.compareTo(charged.add(held)) == 0,
        "calls took " + taken + " from balances, cost " + charged + " and hold " + held);
  }

  /** What came in is what went out and what is there, to the last digit. */
  private void requireMoneyKept(String kind) {
    BigDecimal there = BigDecimal.ZERO;
    List<String> sums = new ArrayList<>();
    for (EntryKind entry : EntryKind.values()) {
      BigDecimal sum = projector.sum(entry, kind);
      there = there.add(sum);
      sums.add(entry + " " + sum.toPlainString());
    }
    require(
        there.compareTo(reference.sum(kind)) == 0,
        kind + ": " + reference.sum(kind).toPlainString() + " in balances, entries " + sums);
    BigDecimal moved =
        projector.sum(EntryKind.TRANSFER_IN, kind).add(projector.sum(EntryKind.TRANSFER_OUT, kind));
    require(moved.signum() == 0, kind + ": transfers make " + moved.toPlainString());
  }

  private static Map<AccountId, Account> accounts(LedgerShard shard) {
    Map<AccountId, Account> accounts = new HashMap<>();
    shard.image().allAccounts().forEach(account -> accounts.put(account.id(), account));
    return accounts;
  }

  private static List<Session> sessions(LedgerShard shard) {
    return shard.image().allSessions().toList();
  }

  private void require(
      SimulationJournal.Acknowledged told, LedgerCommand command, LedgerReply expected) {
    boolean isRight = command.key().equals(told.key()) && told.reply().equals(expected);
    if (!isRight) {
      throw new IllegalStateException(
          "position "
              + position
              + ": a client was told "
              + told
              + " of "
              + command
              + ", expected "
              + expected);
    }
  }

  private static void require(boolean holds, String sentence) {
    Invariant.check(holds, sentence);
  }
}
