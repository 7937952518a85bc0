package org.signalbox.ledger.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.signalbox.core.Invariant;
import org.signalbox.ledger.runtime.journal.JournalTail;

/**
 * Reads, checks and decodes the log ahead of the thread that executes it, {@value #PIECES_MAX}
 * pieces of {@value #COMMANDS_OF_A_PIECE} commands at most, on a thread of its own.
 */
final class SourceAhead implements LogSource {

  private static final int COMMANDS_OF_A_PIECE = 500;
  private static final int PIECES_MAX = 64;
  private static final long LOOK_UP_MILLIS = 50;

  private final BlockingQueue<Piece> pieces = new ArrayBlockingQueue<>(PIECES_MAX);
  private final CompletableFuture<Boolean> opened = new CompletableFuture<>();
  private final Thread thread;
  private volatile boolean isClosed;
  private List<LoggedCommand> piece = List.of();
  private int at;
  private @Nullable JournalTail tail;

  /** What the thread hands over. */
  private sealed interface Piece {}

  private record Commands(List<LoggedCommand> commands) implements Piece {}

  private record Ended(JournalTail tail) implements Piece {}

  private record Failed(Throwable fault) implements Piece {

    /** Throws it, on whichever thread this is. */
    RuntimeException thrown() {
      if (fault instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) fault;
    }
  }

  private SourceAhead(LogSource source) {
    thread = Thread.ofPlatform().name("ledger-ahead").daemon().unstarted(() -> read(source));
  }

  /**
   * Begins to read.
   *
   * @param source opened, read and closed on the thread of its own
   */
  static LogSource of(LogSource source) {
    SourceAhead ahead = new SourceAhead(source);
    ahead.thread.start();
    return ahead;
  }

  private void read(LogSource source) {
    List<LoggedCommand> read = new ArrayList<>(COMMANDS_OF_A_PIECE);
    try (source) {
      source.awaitOpen();
      opened.complete(true);
      Optional<LoggedCommand> next = source.next();
      for (; next.isPresent() && !isClosed; next = source.next()) {
        read.add(next.get());
        if (read.size() == COMMANDS_OF_A_PIECE) {
          hand(new Commands(read));
          read = new ArrayList<>(COMMANDS_OF_A_PIECE);
        }
      }
      hand(new Commands(read));
      if (next.isEmpty()) {
        hand(new Ended(source.tail()));
      }
    } catch (RuntimeException | Error e) {
      // Thrown again to whoever waits for the log, or where the command would have been executed.
      opened.completeExceptionally(e);
      hand(new Commands(read));
      hand(new Failed(e));
    }
  }

  private void hand(Piece read) {
    try {
      while (!isClosed && !pieces.offer(read, LOOK_UP_MILLIS, TimeUnit.MILLISECONDS)) {
        // Whoever executes is behind.
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts the ledger", e);
    }
  }

  @Override
  public void awaitOpen() {
    try {
      opened.join();
    } catch (CompletionException e) {
      throw new Failed(Objects.requireNonNullElse(e.getCause(), e)).thrown();
    }
  }

  @Override
  public Optional<LoggedCommand> next() {
    if (tail != null) {
      return Optional.empty();
    }
    while (at == piece.size()) {
      if (!takePiece()) {
        return Optional.empty();
      }
    }
    return Optional.of(piece.get(at++));
  }

  /** Takes the next commands; false at the end. */
  private boolean takePiece() {
    return switch (taken()) {
      case Commands(List<LoggedCommand> commands) -> {
        piece = commands;
        at = 0;
        yield true;
      }
      case Ended(JournalTail end) -> {
        tail = end;
        yield false;
      }
      case Failed failed -> throw failed.thrown();
    };
  }

  private Piece taken() {
    try {
      return pieces.take();
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts the ledger", e);
    }
  }

  @Override
  public JournalTail tail() {
    JournalTail known = tail;
    Invariant.check(known != null, "the end of a log is known after reading to it");
    return Objects.requireNonNull(known);
  }

  /** Waits until nothing is read any more: files are closed after this. */
  @Override
  public void close() {
    isClosed = true;
    boolean isInterrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        isInterrupted = true;
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
