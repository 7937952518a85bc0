package org.signalbox.sql.internal;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * Has the system write what SQLite wrote, each millisecond of a long transaction. Else it is
 * written when SQLite syncs: tens of megabytes at once, and a sync of any other file waits behind
 * them.
 *
 * <p>It durably stores nothing: SQLite syncs as before, and finds little left to be written. Nor
 * does it take the news of a write that failed from that sync: {@code SYNC_FILE_RANGE_WRITE} alone
 * begins writes and looks at none. It opens no file of its own, for closing that would give up
 * SQLite's locks (fcntl(2)); it uses the numbers under which SQLite has them open. Should SQLite
 * close one in this very moment, another file may be written a little early.
 *
 * <p>The thread {@code sql-writeback}, which rests between transactions. Linux; elsewhere it does
 * nothing.
 */
final class SqliteWriteback implements Writeback {

  private static final Duration EVERY = Duration.ofMillis(1);
  private static final Path OPEN_FILES = Path.of("/proc/self/fd");

  /** Of {@code sync_file_range(2)}: begin to write what is not being written yet. */
  private static final int SYNC_FILE_RANGE_WRITE = 2;

  private static final int NOT_OPEN = -1;

  /** SQLite opens its log with the first transaction, and its files anew after a fault. */
  private static final int SEARCHES_FREELY = 4;

  private static final int SEARCHED_EACH = 256;

  private final Supplier<Optional<IntConsumer>> system;
  private final List<OpenFile> files;
  private final Thread thread;
  private final AtomicInteger begun = new AtomicInteger();
  private volatile boolean isUnderWay;
  private volatile boolean isClosed;

  /**
   * @param system asked once, on the thread of this: begins to write what an open file has, by its
   *     number; empty where it cannot
   */
  SqliteWriteback(Path database, Supplier<Optional<IntConsumer>> system) {
    this.system = system;
    Path real = database.toAbsolutePath();
    this.files = List.of(new OpenFile(real), new OpenFile(Path.of(real + "-wal")));
    this.thread = Thread.ofPlatform().name("sql-writeback").daemon().unstarted(this::run);
  }

  /**
   * For an embedded database.
   *
   * @param database its file
   */
  static Writeback of(Path database) {
    if (!Files.isDirectory(OPEN_FILES)) {
      return Writeback.NONE;
    }
    SqliteWriteback writeback = new SqliteWriteback(database, SqliteWriteback::linked);
    writeback.start();
    return writeback;
  }

  void start() {
    thread.start();
  }

  @Override
  public void begin() {
    begun.incrementAndGet();
    isUnderWay = true;
    LockSupport.unpark(thread);
  }

  @Override
  public void end() {
    isUnderWay = false;
  }

  /** Whether it waits for a transaction. */
  boolean isAtRest() {
    return thread.getState() == Thread.State.WAITING;
  }

  @Override
  public void close() {
    isClosed = true;
    LockSupport.unpark(thread);
  }

  private void run() {
    Optional<IntConsumer> call = system.get();
    int lookedFor = 0;
    while (!isClosed && call.isPresent()) {
      if (!isUnderWay) {
        LockSupport.park(this);
        continue;
      }
      int current = begun.get();
      if (lookedFor != current) {
        lookedFor = current;
        files.forEach(OpenFile::look);
      }
      for (OpenFile file : files) {
        file.write(call.get());
      }
      LockSupport.parkNanos(this, EVERY.toNanos());
    }
  }

  @SuppressWarnings("restricted") // The launcher allows native access.
  private static Optional<IntConsumer> linked() {
    Linker linker = Linker.nativeLinker();
    return linker
        .defaultLookup()
        .find("sync_file_range")
        .map(address ->
            linker.downcallHandle(
                address,
                FunctionDescriptor.of(
                    ValueLayout.JAVA_INT,
                    ValueLayout.JAVA_INT,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_INT)))
        .map(call -> number -> write(call, number));
  }

  private static void write(MethodHandle call, int number) {
    try {
      // From its beginning to its end. Whether it could is seen by the sync.
      int _ = (int) call.invokeExact(number, 0L, 0L, SYNC_FILE_RANGE_WRITE);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a function of C throws nothing", e);
    }
  }

  /** One of SQLite's files, and the number it is open under. The thread of this class. */
  private static final class OpenFile {

    private final Path path;
    private int number = NOT_OPEN;
    private int searches;

    OpenFile(Path path) {
      this.path = path;
    }

    /** Looks for its number again, unless that is right still. */
    void look() {
      if (number != NOT_OPEN && isOpenAs(OPEN_FILES.resolve(Integer.toString(number)))) {
        searches = 0;
        return;
      }
      // With ten thousand connections a search takes some time: not again and again in vain.
      boolean isDue = searches < SEARCHES_FREELY || searches % SEARCHED_EACH == 0;
      searches++;
      number = isDue ? search() : NOT_OPEN;
    }

    private int search() {
      try (DirectoryStream<Path> open = Files.newDirectoryStream(OPEN_FILES)) {
        for (Path each : open) {
          if (isOpenAs(each)) {
            return Integer.parseInt(each.getFileName().toString());
          }
        }
        return NOT_OPEN;
      } catch (IOException e) {
        // Written when SQLite syncs, then.
        return NOT_OPEN;
      }
    }

    private boolean isOpenAs(Path link) {
      try {
        return path.equals(Files.readSymbolicLink(link));
      } catch (IOException e) {
        // Closed meanwhile, as files and connections are all the time.
        return false;
      }
    }

    void write(IntConsumer call) {
      if (number != NOT_OPEN) {
        call.accept(number);
      }
    }
  }
}
