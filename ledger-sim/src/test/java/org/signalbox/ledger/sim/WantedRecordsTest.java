package org.signalbox.ledger.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.signalbox.core.Amount;
import org.signalbox.core.PatiencePort;
import org.signalbox.ledger.AccountAction;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.AccountTerms;
import org.signalbox.ledger.BalanceSpec;
import org.signalbox.ledger.LedgerCommand;
import org.signalbox.ledger.LedgerRecord;
import org.signalbox.ledger.runtime.Admission;
import org.signalbox.ledger.runtime.LedgerConfig;
import org.signalbox.ledger.runtime.LedgerNode;
import org.signalbox.ledger.runtime.LedgerPhase;
import org.signalbox.ledger.runtime.LedgerPorts;
import org.signalbox.ledger.runtime.LedgerProjectorPort;
import org.signalbox.ledger.runtime.LedgerSubmission;
import org.signalbox.ledger.runtime.PositionedRecord;
import org.signalbox.ledger.runtime.ProjectorBatch;
import org.signalbox.ledger.runtime.ProjectorFeed;
import org.signalbox.ledger.runtime.journal.JournalConfig;

/** A projector is given the records that it wants, each once, and no others. */
class WantedRecordsTest {

  private static final int RECORDS_MAX = 50;
  private static final LedgerConfig CONFIG =
      new LedgerConfig(
          new JournalConfig(8 << 10, 2 << 10, 2),
          4,
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          10,
          RECORDS_MAX,
          5,
          Optional.empty());
  private static final AccountId RARE = new AccountId("T", "rare");
  private static final AccountId OTHER = new AccountId("T", "other");

  private final SimulatedDisk disk = new SimulatedDisk(1);
  private final RareProjector projector = new RareProjector();

  /** Wants what is posted on one account. */
  private static final class RareProjector implements LedgerProjectorPort {

    private final List<LedgerRecord> given = new ArrayList<>();
    private Runnable whileStoring = () -> {};
    private boolean isAway;
    private long position;

    @Override
    public String name() {
      return "rare";
    }

    @Override
    public boolean wants(LedgerRecord record) {
      return record instanceof LedgerRecord.EntryPosted posted && posted.account().equals(RARE);
    }

    @Override
    public long position() {
      return position;
    }

    @Override
    public void project(ProjectorBatch batch) {
      if (isAway) {
        throw new IllegalStateException("the database is away");
      }
      whileStoring.run();
      batch.records().stream().map(PositionedRecord::record).forEach(given::add);
      position = batch.upTo();
    }
  }

  private LedgerNode start() throws InterruptedException {
    LedgerPorts ports =
        new LedgerPorts(
            disk,
            new SimulatedClock(),
            (sentence, cause) -> {},
            () -> 7,
            List.of(projector),
            PatiencePort.NONE);
    LedgerNode node = LedgerNode.open(CONFIG, ports);
    while (node.engine().phase() == LedgerPhase.RECOVERING) {
      node.engine().step(Duration.ZERO);
    }
    node.keeper().step();
    return node;
  }

  private static void topUp(LedgerNode node, AccountId account, int times) {
    for (int i = 0; i < times; i++) {
      node.engine()
          .submit(
              new LedgerSubmission(
                  at ->
                      new LedgerCommand.ChangeAccount(
                          at,
                          Optional.empty(),
                          account,
                          List.of(
                              new AccountAction.Configure(AccountTerms.PREPAID),
                              new AccountAction.TopUp(BalanceSpec.money(), Amount.of(1)))),
                  Admission.NEW_WORK,
                  answers -> {}));
      step(node);
    }
  }

  private static void step(LedgerNode node) {
    try {
      node.engine().step(Duration.ZERO);
      node.keeper().step();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void project(LedgerNode node) {
    ProjectorFeed feed = node.feeds().getFirst();
    while (feed.step()) {
      // One batch after the other.
    }
  }

  @Test
  void shouldKeepNothingOfWhatAProjectorDoesNotWant() throws InterruptedException {
    // Given
    LedgerNode node = start();
    topUp(node, RARE, 1);

    // When
    topUp(node, OTHER, 10 * RECORDS_MAX);

    // Then
    assertThat(node.feeds().getFirst().waiting()).isEqualTo(1);
    assertThat(node.feeds().getFirst().isCatchingUp()).isFalse();
    project(node);
    assertThat(projector.given).hasSize(1);
  }

  @Test
  void shouldGiveARecordOnceWhenOthersComeWhileItIsStored() throws InterruptedException {
    // Given
    LedgerNode node = start();
    topUp(node, OTHER, 2);
    topUp(node, RARE, 1);
    topUp(node, OTHER, 2);
    projector.whileStoring = () -> topUp(node, OTHER, 2);

    // When
    project(node);

    // Then
    assertThat(projector.given).hasSize(1);
  }

  @Test
  void shouldGiveWhatIsWantedOnceToAProjectorThatFellBehind() throws InterruptedException {
    // Given
    LedgerNode node = start();
    projector.isAway = true;
    for (int i = 0; i < 3 * RECORDS_MAX; i++) {
      topUp(node, RARE, 1);
      topUp(node, OTHER, 3);
    }
    boolean wasFarBehind = node.feeds().getFirst().isCatchingUp();
    projector.isAway = false;

    // When
    project(node);

    // Then
    assertThat(wasFarBehind).isTrue();
    assertThat(projector.given).hasSize(3 * RECORDS_MAX);
  }
}
