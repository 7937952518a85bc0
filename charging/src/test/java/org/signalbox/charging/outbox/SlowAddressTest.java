package org.signalbox.charging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.charging.internal.OutboxStore;
import org.signalbox.sql.Database;
import org.signalbox.sql.DatabaseConfig;
import org.signalbox.testsupport.VirtualClock;

/** Addresses that take their time, or all of it. */
@Timeout(120)
class SlowAddressTest {

  private static final OutboxPatience PATIENT =
      new OutboxPatience(Duration.ofMinutes(1), Duration.ofMinutes(1));

  @TempDir private Path folder;
  private final VirtualClock clock = VirtualClock.at("2026-01-15T12:00:00Z");
  private final OutboxStore store = new OutboxStore();
  private final Queue<Long> taken = new ConcurrentLinkedQueue<>();
  private Database database;

  @BeforeEach
  void open() {
    database =
        Database.open(
            new DatabaseConfig.Embedded(folder.resolve("signalbox.db"), 4),
            failure -> {
              throw new AssertionError(failure);
            });
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void waiting(OutboxItem... items) {
    database
        .writer()
        .submit(connection -> {
          store.add(connection, List.of(items));
          return items.length;
        })
        .join();
  }

  private OutboxItem item(long position, String address) {
    return new OutboxItem(position, 0, address, "{}", clock.instant(), 0);
  }

  private Optional<String> take(OutboxItem item) {
    taken.add(item.position());
    return Optional.empty();
  }

  /** Answers one request with the head of an answer, and says when the client hung up. */
  private static void serveWithoutEnd(ServerSocket listener, CountDownLatch hungUp) {
    try (Socket client = listener.accept()) {
      client
          .getOutputStream()
          .write(
              "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      client.getOutputStream().flush();
      InputStream in = client.getInputStream();
      while (in.read() >= 0) {
        // Reads on until the client has had enough.
      }
      hungUp.countDown();
    } catch (IOException e) {
      hungUp.countDown();
    }
  }

  @Test
  void shouldEndAPostWhoseAnswerDoesNotEnd() throws IOException, InterruptedException {
    // Given
    CountDownLatch hungUp = new CountDownLatch(1);
    OutboxPatience little = new OutboxPatience(Duration.ofMillis(300), Duration.ofMinutes(1));
    try (ServerSocket listener = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        OutboxSender sender =
            new OutboxSender(database, clock, new OutboxDoors(this::take, this::take), little)) {
      Thread.ofVirtual().start(() -> serveWithoutEnd(listener, hungUp));
      waiting(item(17, "http://127.0.0.1:" + listener.getLocalPort() + "/"));

      // When
      int tried = sender.step();

      // Then
      assertThat(tried).isEqualTo(1);
      assertThat(hungUp.await(60, TimeUnit.SECONDS)).isTrue();
      assertThat(sender.step()).isZero();
      clock.advance(OutboxSender.pause(0));
      assertThat(sender.step()).isEqualTo(1);
    }
  }

  @Test
  void shouldGoOnWithOthersWhileAnAddressTakesItsTime() throws InterruptedException {
    // Given
    CountDownLatch isAtDoor = new CountDownLatch(1);
    CountDownLatch mayGoOn = new CountDownLatch(1);
    DeliveryPort slow =
        item -> {
          isAtDoor.countDown();
          try {
            mayGoOn.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return take(item);
        };
    OutboxPatience none = new OutboxPatience(Duration.ofMinutes(1), Duration.ZERO);
    try (OutboxSender sender =
        new OutboxSender(database, clock, new OutboxDoors(this::take, slow), none)) {
      waiting(item(17, OutboxDoors.MAIL));
      sender.step();
      assertThat(isAtDoor.await(60, TimeUnit.SECONDS)).isTrue();
      waiting(item(18, OutboxDoors.MAIL), item(19, OutboxDoors.API));

      // When
      int others = sender.step();

      // Then
      assertThat(others).isEqualTo(1);
      while (taken.isEmpty()) {
        Thread.onSpinWait();
      }
      assertThat(taken).containsExactly(19L);
      mayGoOn.countDown();
      while (waitingNow() > 0) {
        sender.step();
      }
      assertThat(taken).containsExactly(19L, 17L, 18L);
    }
  }

  private int waitingNow() {
    return database.writer().submit(store::count).join();
  }

  @Test
  void shouldLetAnItemThatCannotBeHandledFailAlone() {
    // Given
    DeliveryPort broken =
        item -> {
          if (item.position() == 17) {
            throw new IllegalStateException("broken");
          }
          return take(item);
        };
    try (OutboxSender sender =
        new OutboxSender(database, clock, new OutboxDoors(broken, broken), PATIENT)) {
      waiting(item(17, OutboxDoors.API), item(18, OutboxDoors.API), item(19, OutboxDoors.MAIL));

      // When
      int tried = sender.step();

      // Then
      assertThat(tried).isEqualTo(3);
      assertThat(taken).containsExactlyInAnyOrder(18L, 19L);
      assertThat(sender.step()).isZero();
      clock.advance(OutboxSender.pause(0));
      assertThat(sender.step()).isEqualTo(1);
      assertThat(taken).hasSize(2);
    }
  }
}
