package org.signalbox.ledger.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.signalbox.core.OperatorFault;
import org.signalbox.ledger.LedgerCommand;
import org.signalbox.ledger.runtime.journal.JournalTail;

/** A log that is read ahead is the log, with its end and its faults where they are. */
class SourceAheadTest {

  private static final LedgerCommand TICK = new LedgerCommand.Tick(Instant.EPOCH, 1);

  /** So many commands, and then the end, or a fault. */
  private static final class CountedSource implements LogSource {

    private final long commands;
    private final Optional<OperatorFault> fault;
    private final AtomicBoolean closed = new AtomicBoolean();
    private long read;

    CountedSource(long commands, Optional<OperatorFault> fault) {
      this.commands = commands;
      this.fault = fault;
    }

    @Override
    public void awaitOpen() {
      if (commands == 0) {
        fault.ifPresent(each -> {
          throw each;
        });
      }
    }

    @Override
    public Optional<LoggedCommand> next() {
      if (read == commands) {
        fault.ifPresent(each -> {
          throw each;
        });
        return Optional.empty();
      }
      read++;
      return Optional.of(new LoggedCommand(read, TICK));
    }

    @Override
    public JournalTail tail() {
      return new JournalTail(Optional.empty(), read, 7, List.of(), List.of());
    }

    @Override
    public void close() {
      closed.set(true);
    }
  }

  private static List<Long> positions(LogSource source) {
    List<Long> positions = new ArrayList<>();
    for (var next = source.next(); next.isPresent(); next = source.next()) {
      positions.add(next.get().position());
    }
    return positions;
  }

  @Test
  void shouldGiveEveryCommandOnceAndThenTheEnd() {
    // Given
    LogSource ahead = SourceAhead.of(new CountedSource(100_001, Optional.empty()));

    // When
    List<Long> positions = positions(ahead);

    // Then
    assertThat(positions).hasSize(100_001).isSorted().doesNotHaveDuplicates();
    assertThat(ahead.next()).isEmpty();
    assertThat(ahead.tail().position()).isEqualTo(100_001);
  }

  @Test
  void shouldThrowAFaultOfTheLogBehindTheCommandsBeforeIt() {
    // Given
    OperatorFault damaged = new OperatorFault("damaged");
    LogSource ahead = SourceAhead.of(new CountedSource(1_000, Optional.of(damaged)));
    ahead.awaitOpen();
    for (int i = 0; i < 1_000; i++) {
      assertThat(ahead.next()).isPresent();
    }

    // When Then
    assertThatThrownBy(ahead::next).isSameAs(damaged);
  }

  @Test
  void shouldSayAtOnceThatALogDoesNotReachBackFarEnough() {
    // Given
    OperatorFault missing = new OperatorFault("a segment is missing");
    LogSource ahead = SourceAhead.of(new CountedSource(0, Optional.of(missing)));

    // When Then
    assertThatThrownBy(ahead::awaitOpen).isSameAs(missing);
  }

  @Test
  void shouldReadNoMoreOnceItIsClosed() {
    // Given
    CountedSource endless = new CountedSource(Long.MAX_VALUE, Optional.empty());
    LogSource ahead = SourceAhead.of(endless);
    assertThat(ahead.next()).isPresent();

    // When
    ahead.close();

    // Then
    assertThat(endless.closed).isTrue();
  }
}
