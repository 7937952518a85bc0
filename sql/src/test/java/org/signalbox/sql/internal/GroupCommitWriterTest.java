package org.signalbox.sql.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.core.PatiencePort;
import org.signalbox.sql.SqlDialect;
import org.signalbox.sql.SqlWriter;
import org.signalbox.sql.SqlWriter.WriterOverloaded;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class GroupCommitWriterTest {

  @TempDir Path folder;

  private final AtomicReference<Throwable> broken = new AtomicReference<>();

  @Test
  void shouldAcknowledgeNothingAndEndTheProcessWhenASyncFails() {
    // Given
    SQLException syncFault =
        new SQLiteException("disk I/O error", SQLiteErrorCode.SQLITE_IOERR_FSYNC);
    GroupCommitWriter writer = writer(failingCommits(syncFault));

    // When
    CompletableFuture<Integer> write = writer.submit(c -> 1);

    // Then
    assertThatThrownBy(write::join).hasRootCause(syncFault);
    assertThat(broken.get()).isEqualTo(syncFault);
    writer.close();
  }

  @Test
  void shouldOnlyRefuseTheWriteWhenTheDiskIsFull() {
    // Given
    SQLException full =
        new SQLiteException("database or disk is full", SQLiteErrorCode.SQLITE_FULL);
    GroupCommitWriter writer = writer(failingCommits(full));

    // When
    CompletableFuture<Integer> write = writer.submit(c -> 1);

    // Then
    assertThatThrownBy(write::join).hasRootCause(full);
    assertThat(broken.get()).isNull();
    writer.close();
  }

  @Test
  void shouldEndTheProcessAndLeaveNobodyWaitingWhenTheWriterItselfBreaks() {
    // Given
    Error defect = new StackOverflowError("for the test");
    GroupCommitWriter writer = writer(sqlite());

    // When
    CompletableFuture<Integer> write =
        writer.submit(c -> {
          throw defect;
        });

    // Then
    assertThatThrownBy(write::join).hasRootCause(defect);
    assertThat(broken.get()).isEqualTo(defect);
    assertThat(writer.submit(c -> 1)).failsWithin(Duration.ofSeconds(10));
    writer.close();
  }

  @Test
  void shouldRefuseFurtherWritesWhenTheQueueIsFull() {
    // Given
    GroupCommitWriter writer = writer(sqlite());
    CountDownLatch gate = new CountDownLatch(1);
    CountDownLatch started = new CountDownLatch(1);
    CompletableFuture<Boolean> holding =
        writer.submit(c -> {
          started.countDown();
          return await(gate);
        });
    assertThat(await(started)).isTrue();
    for (int i = 0; i < GroupCommitWriter.QUEUE_CAPACITY; i++) {
      CompletableFuture<Integer> queued = writer.submit(c -> 1);
      assertThat(queued).isNotCompletedExceptionally();
    }

    // When, Then
    assertThatThrownBy(() -> writer.submit(c -> 1)).isInstanceOf(WriterOverloaded.class);
    gate.countDown();
    assertThat(holding.join()).isTrue();
    writer.close();
  }

  @Test
  void shouldCountAsWaitingWhoCannotWaitAndGetsTheSameCommit() {
    // Given
    GroupCommitWriter writer = writer(sqlite());
    CountDownLatch gate = new CountDownLatch(1);
    CountDownLatch started = new CountDownLatch(1);
    CompletableFuture<Boolean> holding =
        writer.submit(c -> {
          started.countDown();
          return await(gate);
        });
    assertThat(await(started)).isTrue();
    CompletableFuture<Integer> seen = writer.submit(c -> writer.waiting(), () -> false);
    CompletableFuture<Integer> alongside = writer.submit(c -> 1);
    CompletableFuture<Integer> patient = writer.submit(c -> 2, () -> false);

    // When
    gate.countDown();

    // Then
    assertThat(holding.join()).isTrue();
    assertThat(List.of(seen.join(), alongside.join(), patient.join())).containsExactly(1, 1, 2);
    assertThat(writer.waiting()).isZero();
    writer.close();
  }

  @Test
  void shouldBeAbleToWaitWhileThereIsPatientWorkAlone() {
    // Given
    Asked canWait = new Asked();
    GroupCommitWriter writer = patientWriter(canWait, new Steps());
    CountDownLatch gate = new CountDownLatch(1);
    CountDownLatch started = new CountDownLatch(1);
    AtomicBoolean isPressed = new AtomicBoolean();
    CompletableFuture<Boolean> patient =
        writer.submit(
            c -> {
              started.countDown();
              return await(gate);
            },
            isPressed::get);
    assertThat(await(started)).isTrue();
    List<Boolean> seen = new ArrayList<>();
    seen.add(canWait.now());
    isPressed.set(true);
    seen.add(canWait.now());
    isPressed.set(false);

    // When
    CompletableFuture<Integer> behind = writer.submit(c -> 1);

    // Then
    seen.add(canWait.now());
    assertThat(seen).as("alone, pressed, with another behind").containsExactly(true, false, false);
    gate.countDown();
    assertThat(List.of(patient.join(), behind.join())).containsExactly(true, 1);
    writer.close();
  }

  @Test
  void shouldNotBeAbleToWaitWithOrdinaryWork() {
    // Given
    Asked canWait = new Asked();
    Steps steps = new Steps();
    GroupCommitWriter writer = patientWriter(canWait, steps);

    // When
    boolean seen = writer.submit(c -> canWait.now()).join();

    // Then
    assertThat(seen).isFalse();
    writer.close();
    assertThat(steps).isEmpty();
  }

  @Test
  void shouldBeOrdinaryAgainBehindPatientWorkThatFails() {
    // Given
    Steps steps = new Steps();
    GroupCommitWriter writer = patientWriter(new Asked(), steps);
    CompletableFuture<Integer> failing =
        writer.submit(
            c -> {
              throw new SQLException("refused");
            },
            () -> false);
    assertThatThrownBy(failing::join).hasRootCauseMessage("refused");

    // When
    writer.close();

    // Then
    assertThat(steps)
        .containsExactly("follow hurried", "relax", "begin", "hurry", "end", "unfollow", "hurry");
  }

  @Test
  void shouldAcknowledgePatientWorkOnceItIsSettled() {
    // Given
    Steps steps = new Steps();
    GroupCommitWriter writer = patientWriter(new Asked(), steps);
    CountDownLatch gate = new CountDownLatch(1);
    CompletableFuture<Boolean> work = writer.submit(c -> await(gate), () -> false);
    List<Boolean> seen = new CopyOnWriteArrayList<>();
    steps.onSettle = () -> seen.add(work.isDone());

    // When
    gate.countDown();

    // Then
    assertThat(work.join()).isTrue();
    assertThat(seen).as("whether it was acknowledged before").containsExactly(false);
    writer.close();
    assertThat(steps)
        .containsExactly("follow hurried", "relax", "begin", "settle", "end", "unfollow", "hurry");
  }

  @Test
  void shouldAcknowledgeNoPatientWorkWhichCouldNotBeSettled() {
    // Given
    SQLException syncFault =
        new SQLiteException("fdatasync failed", SQLiteErrorCode.SQLITE_IOERR_FSYNC);
    Steps steps = new Steps();
    steps.fault = Optional.of(syncFault);
    GroupCommitWriter writer = patientWriter(new Asked(), steps);

    // When
    CompletableFuture<Integer> work = writer.submit(c -> 7, () -> false);

    // Then
    assertThatThrownBy(work::join).hasRootCause(syncFault);
    assertThat(broken.get()).isEqualTo(syncFault);
    writer.close();
  }

  @Test
  void shouldNotBeAbleToWaitWhereOneOfABatchIsPressed() {
    // Given
    Asked canWait = new Asked();
    GroupCommitWriter writer = patientWriter(canWait, new Steps());
    CountDownLatch gate = new CountDownLatch(1);
    CountDownLatch started = new CountDownLatch(1);
    CompletableFuture<Boolean> holding =
        writer.submit(c -> {
          started.countDown();
          return await(gate);
        });
    assertThat(await(started)).isTrue();
    CompletableFuture<Boolean> first = writer.submit(c -> canWait.now(), () -> false);
    CompletableFuture<Boolean> second = writer.submit(c -> canWait.now(), () -> true);

    // When
    gate.countDown();

    // Then
    assertThat(holding.join()).isTrue();
    assertThat(List.of(first.join(), second.join())).containsExactly(false, false);
    writer.close();
  }

  /** An outbox's position waited, in small steps, in front of a batch of CDRs that was late. */
  @Test
  void shouldNotBeAbleToWaitWhereOneBehindItIsPressed() {
    // Given
    Asked canWait = new Asked();
    GroupCommitWriter writer = patientWriter(canWait, new Steps());
    CountDownLatch gate = new CountDownLatch(1);
    CountDownLatch started = new CountDownLatch(1);
    CompletableFuture<Boolean> first =
        writer.submit(
            c -> {
              started.countDown();
              return await(gate);
            },
            () -> false);
    assertThat(await(started)).isTrue();
    AtomicBoolean isPressed = new AtomicBoolean();
    CompletableFuture<Boolean> second = writer.submit(c -> canWait.now(), isPressed::get);
    List<Boolean> seen = new ArrayList<>();
    seen.add(canWait.now());

    // When
    isPressed.set(true);

    // Then
    seen.add(canWait.now());
    isPressed.set(false);
    gate.countDown();
    seen.add(first.join() && second.join());
    assertThat(seen).as("before, pressed, of the second").containsExactly(true, false, true);
    writer.close();
  }

  @Test
  void shouldForgetPressedWorkThatIsDoneFailedOrRefused() {
    // Given
    Asked canWait = new Asked();
    GroupCommitWriter writer = patientWriter(canWait, new Steps());
    CountDownLatch gate = new CountDownLatch(1);
    CompletableFuture<Boolean> first = writer.submit(c -> await(gate), () -> true);
    List<CompletableFuture<Integer>> failing = new ArrayList<>();
    assertThatThrownBy(
            () -> {
              while (true) {
                failing.add(
                    writer.submit(
                        c -> {
                          throw new SQLException("no such work");
                        },
                        () -> true));
              }
            })
        .isInstanceOf(SqlWriter.WriterOverloaded.class);
    gate.countDown();
    assertThat(first.join()).isTrue();
    failing.forEach(each -> assertThatThrownBy(each::join).hasRootCauseMessage("no such work"));

    // When
    CompletableFuture<Boolean> next = writer.submit(c -> canWait.now(), () -> false);

    // Then
    assertThat(next.join()).isTrue();
    writer.close();
  }

  @Test
  void shouldCommitPressedWorkAsAnyOther() {
    // Given
    Steps steps = new Steps();
    GroupCommitWriter writer = patientWriter(new Asked(), steps);

    // When
    int result = writer.submit(c -> 7, () -> true).join();

    // Then
    assertThat(result).isEqualTo(7);
    writer.close();
    assertThat(steps).containsExactly("follow hurried", "relax in vain", "unfollow", "hurry");
  }

  /** What a writer says of its work. */
  private static final class Asked {

    private volatile BooleanSupplier by = () -> false;

    boolean now() {
      return by.getAsBoolean();
    }
  }

  /** What a writer said, in its order. */
  private static final class Steps extends CopyOnWriteArrayList<String> implements SlowCommit {

    private static final long serialVersionUID = 1L;

    private transient volatile Runnable onSettle = () -> {};

    /** Of each settling. */
    private transient volatile Optional<SQLException> fault = Optional.empty();

    @Override
    public void follow(BooleanSupplier isHurried) {
      add(isHurried.getAsBoolean() ? "follow hurried" : "follow");
    }

    @Override
    public void unfollow() {
      add("unfollow");
    }

    @Override
    public boolean begin(Connection connection) {
      add("begin");
      return true;
    }

    @Override
    public void settle(BooleanSupplier isHurried) throws SQLException {
      add("settle");
      onSettle.run();
      if (fault.isPresent()) {
        throw fault.get();
      }
    }

    @Override
    public void end(Connection connection) {
      add("end");
    }

    @Override
    public void close() {
      add("close");
    }
  }

  private GroupCommitWriter patientWriter(Asked canWait, Steps steps) {
    return new GroupCommitWriter(
        sqlite(),
        new StorageFaults(SqlDialect.SQLITE, broken::set),
        asked -> {
          canWait.by = asked;
          return new PatiencePort.Patience() {
            @Override
            public boolean relax() {
              return steps.add(asked.getAsBoolean() ? "relax" : "relax in vain");
            }

            @Override
            public void hurry() {
              steps.add("hurry");
            }
          };
        },
        steps);
  }

  private GroupCommitWriter writer(DataSource source) {
    return new GroupCommitWriter(
        source,
        new StorageFaults(SqlDialect.SQLITE, broken::set),
        PatiencePort.NONE,
        SlowCommit.NONE);
  }

  private DataSource sqlite() {
    SQLiteDataSource source = new SQLiteDataSource();
    source.setUrl("jdbc:sqlite:" + folder.resolve("test.db"));
    return source;
  }

  /** The real database, except that a commit fails as told. */
  private DataSource failingCommits(SQLException fault) {
    DataSource real = sqlite();
    return proxy(
        DataSource.class,
        (method, arguments) -> {
          Connection connection = real.getConnection();
          return proxy(
              Connection.class,
              (name, values) -> {
                if (name.getName().equals("commit")) {
                  throw fault;
                }
                return name.invoke(connection, values);
              });
        });
  }

  private interface Call {
    Object invoke(java.lang.reflect.Method method, Object[] arguments) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              try {
                return call.invoke(method, arguments);
              } catch (InvocationTargetException e) {
                throw e.getTargetException();
              }
            }));
  }

  private static boolean await(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
