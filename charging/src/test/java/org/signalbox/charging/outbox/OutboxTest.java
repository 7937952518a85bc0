package org.signalbox.charging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.core.Amount;
import org.signalbox.ledger.Account;
import org.signalbox.ledger.AccountAction.Effect;
import org.signalbox.ledger.AccountAction.EffectKind;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.AccountTerms;
import org.signalbox.ledger.ActionCause;
import org.signalbox.ledger.Balance;
import org.signalbox.ledger.BalanceTerms;
import org.signalbox.ledger.EffectContext;
import org.signalbox.ledger.LedgerRecord.EffectDue;
import org.signalbox.ledger.runtime.PositionedRecord;
import org.signalbox.ledger.runtime.ProjectorBatch;
import org.signalbox.rating.TypeOfRecord;
import org.signalbox.sql.Database;
import org.signalbox.sql.DatabaseConfig;
import org.signalbox.testsupport.VirtualClock;

class OutboxTest {

  private static final AccountId ALICE = new AccountId("cgrates.org", "1001");

  private static final OutboxPatience PATIENT =
      new OutboxPatience(Duration.ofMinutes(1), Duration.ofMinutes(1));

  @TempDir private Path folder;
  private final VirtualClock clock = VirtualClock.at("2026-01-15T12:00:00Z");
  private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
  private final Queue<String> posted = new ConcurrentLinkedQueue<>();
  private final Queue<OutboxItem> taken = new ConcurrentLinkedQueue<>();
  private final Queue<Optional<String>> failures = new ConcurrentLinkedQueue<>();
  private final DeliveryPort calls = this::takeAtDoor;
  private final DeliveryPort mails = this::takeAtDoor;
  private Database database;
  private HttpServer server;
  private OutboxSender sender;

  @BeforeEach
  void open() throws IOException {
    database =
        Database.open(
            new DatabaseConfig.Embedded(folder.resolve("signalbox.db"), 4),
            failure -> {
              throw new AssertionError(failure);
            });
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::take);
    server.start();
    sender = new OutboxSender(database, clock, new OutboxDoors(calls, mails), PATIENT);
  }

  @AfterEach
  void close() {
    sender.close();
    server.stop(0);
    database.close();
  }

  private void take(HttpExchange exchange) throws IOException {
    Integer status = statuses.poll();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    posted.add(exchange.getRequestHeaders().getFirst(OutboxSender.ID_HEADER) + " " + body);
    exchange.sendResponseHeaders(status == null ? 204 : status, -1);
    exchange.close();
  }

  private Optional<String> takeAtDoor(OutboxItem item) {
    taken.add(item);
    Optional<String> failure = failures.poll();
    return failure == null ? Optional.empty() : failure;
  }

  private String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  private PositionedRecord effect(long position, EffectKind kind, String parameters) {
    Balance balance =
        new Balance(
            1,
            "*default",
            TypeOfRecord.MONETARY,
            Amount.of("4.25"),
            Long.MAX_VALUE,
            BalanceTerms.PLAIN);
    EffectContext context =
        new EffectContext(
            clock.instant(),
            new Account(ALICE, AccountTerms.PREPAID, List.of(balance), 1, 2),
            "LOW",
            new ActionCause.Asked(),
            List.of());
    return new PositionedRecord(
        position, 0, clock.instant(), new EffectDue(ALICE, new Effect(kind, parameters), context));
  }

  private void project(PositionedRecord... records) {
    new EffectProjector(database, clock)
        .project(new ProjectorBatch(List.of(records), records[records.length - 1].position()));
  }

  private static String deadAddress() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return "http://127.0.0.1:" + socket.getLocalPort() + "/";
    }
  }

  @Test
  void shouldPostTheAccountUnderAnIdThatIsStable() {
    // Given
    project(effect(17, EffectKind.HTTP_POST, address()));

    // When
    sender.step();

    // Then
    assertThat(posted)
        .singleElement()
        .asString()
        .startsWith("17:0:1768478400000 {\"ID\":\"cgrates.org:1001\"")
        .contains("\"Value\":4.25");
    assertThat(sender.step()).isZero();
  }

  @Test
  void shouldPostAgainLaterWhatWasNotTaken() {
    // Given
    statuses.add(503);
    project(effect(17, EffectKind.HTTP_POST, address()));
    int first = sender.step();
    int tooEarly = sender.step();
    clock.advance(OutboxSender.pause(0));

    // When
    int again = sender.step();

    // Then
    assertThat(List.of(first, tooEarly, again)).containsExactly(1, 0, 1);
    assertThat(posted).hasSize(2).allMatch(post -> post.startsWith("17:0:1768478400000 "));
  }

  @Test
  void shouldLookAgainAfterALookThatFailed() {
    // Given
    project(effect(17, EffectKind.HTTP_POST, address()));
    boolean[] isBroken = {true};
    InstantSource failing =
        () -> {
          if (isBroken[0]) {
            throw new IllegalStateException("no clock");
          }
          return clock.instant();
        };
    sender.close();
    sender = new OutboxSender(database, failing, new OutboxDoors(calls, mails), PATIENT);
    sender.attempt();
    isBroken[0] = false;

    // When
    sender.attempt();

    // Then
    assertThat(posted).hasSize(1);
  }

  @Test
  void shouldWaitLongerAfterEachAttemptButNeverTooLong() {
    // When
    List<Duration> pauses = List.of(0, 1, 5, 60).stream().map(OutboxSender::pause).toList();

    // Then
    assertThat(pauses)
        .containsExactly(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(32),
            Duration.ofMinutes(10));
  }

  @Test
  void shouldGiveUpAfterADay() {
    // Given
    statuses.add(500);
    project(effect(17, EffectKind.HTTP_POST, address()));
    clock.advance(OutboxSender.GIVEN_UP_AFTER.plusSeconds(1));
    sender.step();
    clock.advance(Duration.ofDays(1));

    // When
    int left = sender.step();

    // Then
    assertThat(left).isZero();
  }

  @Test
  void shouldNotHoldUpOthersForAnAddressWhereNobodyIs() throws IOException {
    // Given
    project(
        effect(17, EffectKind.HTTP_POST, deadAddress()),
        effect(18, EffectKind.HTTP_POST, address()));

    // When
    sender.step();

    // Then
    assertThat(posted).singleElement().asString().startsWith("18:0:1768478400000 ");
  }

  @Test
  void shouldCallAnotherApi() {
    // Given
    project(
        effect(
            17,
            EffectKind.RPC,
            "{\"Address\":\"" + address() + "\",\"Method\":\"A.B\",\"Params\":{\"X\":1}}"));

    // When
    sender.step();

    // Then
    assertThat(posted)
        .containsExactly(
            "17:0:1768478400000 {\"method\":\"A.B\",\"params\":[{\"X\":1}],\"id\":\"17:0\"}");
  }

  @Test
  void shouldGoOnBehindTheStoredPosition() {
    // Given
    project(effect(17, EffectKind.LOG, ""));

    // When
    long position = new EffectProjector(database, clock).position();

    // Then
    assertThat(position).isEqualTo(17);
    assertThat(sender.step()).isZero();
  }

  @Test
  void shouldTakeNoMoreThanItMayHold() {
    // Given
    EffectProjector small = new EffectProjector(database, clock, 2, 2);
    List<PositionedRecord> three =
        List.of(
            effect(1, EffectKind.HTTP_POST, address()),
            effect(2, EffectKind.HTTP_POST, address()),
            effect(3, EffectKind.HTTP_POST, address()));

    // When
    small.project(new ProjectorBatch(three, 3));

    // Then
    assertThat(sender.step()).isEqualTo(2);
    assertThat(small.position()).isEqualTo(3);
  }

  @Test
  void shouldPutOffAnAddressThatIsNone() {
    // Given
    project(effect(17, EffectKind.HTTP_POST, "http://[broken"));

    // When
    int tried = sender.step();

    // Then
    assertThat(tried).isEqualTo(1);
    clock.advance(Duration.ofSeconds(1));
    assertThat(sender.step()).isEqualTo(1);
  }

  private PositionedRecord[] manyTo(String address, int many) {
    PositionedRecord[] records = new PositionedRecord[many];
    for (int i = 0; i < many; i++) {
      records[i] = effect(i + 1, EffectKind.HTTP_POST, address);
    }
    return records;
  }

  @Test
  void shouldPostToOthersBeforeAllThatWaitsForOneAddress() throws IOException {
    // Given
    int many = OutboxSender.AT_ONCE + 1;
    project(manyTo(deadAddress(), many));
    project(effect(many + 1, EffectKind.HTTP_POST, address()));

    // When
    int tried = sender.step();

    // Then
    assertThat(tried).isEqualTo(OutboxSender.AT_ONCE_TO_ONE + 1);
    assertThat(posted).hasSize(1);
  }

  @Test
  void shouldLeaveASilentAddressAloneWithAllThatWaitsForIt() throws IOException {
    // Given
    project(manyTo(deadAddress(), OutboxSender.AT_ONCE));
    sender.step();
    clock.advance(OutboxSender.pause(0));
    sender.step();
    clock.advance(OutboxSender.pause(0));

    // When
    int tried = sender.step();

    // Then
    assertThat(tried).isZero();
  }

  @Test
  void shouldKeepRoomForOtherAddresses() throws IOException {
    // Given
    EffectProjector small = new EffectProjector(database, clock, 10, 2);
    small.project(new ProjectorBatch(List.of(manyTo(deadAddress(), 9)), 9));

    // When
    small.project(new ProjectorBatch(List.of(effect(10, EffectKind.HTTP_POST, address())), 10));

    // Then
    assertThat(sender.step()).isEqualTo(3);
    assertThat(posted).singleElement().asString().startsWith("10:0:1768478400000 ");
  }

  @Test
  void shouldCallTheOwnApiWithThePlacesFilledAndAnIdThatMakesARepeatHarmless() {
    // Given
    project(
        effect(
            17,
            EffectKind.RPC,
            """
            {"Address":"*internal","Method":"APIerSv1.AddBalance","Params":{\
            "Tenant":"<<.Account.Tenant>>","Account":"<< .Account.Account >>",\
            "BalanceType":"*monetary","Value":0.10000000000000000001}}\
            """));

    // When
    sender.step();

    // Then
    assertThat(taken)
        .singleElement()
        .extracting(OutboxItem::body)
        .isEqualTo(
            "{\"method\":\"APIerSv1.AddBalance\",\"params\":[{\"Tenant\":\"cgrates.org\","
                + "\"Account\":\"1001\",\"BalanceType\":\"*monetary\","
                + "\"Value\":0.10000000000000000001,"
                + "\"APIOpts\":{\"*requestID\":\"outbox-17:0\"}}],\"id\":\"17:0\"}");
    assertThat(sender.step()).isZero();
  }

  @Test
  void shouldRunAPlanForTheMomentOfTheEffectHoweverLateAndOftenItIsCalled() {
    // Given
    project(
        effect(
            17,
            EffectKind.RPC,
            "{\"Address\":\"*internal\",\"Method\":\"SchedulerSv1.ExecuteActions\","
                + "\"Params\":{\"ActionPlanID\":\"P\"}}"));
    clock.advance(Duration.ofHours(1));

    // When
    sender.step();

    // Then
    assertThat(taken)
        .singleElement()
        .extracting(OutboxItem::body)
        .asString()
        .contains("\"APIOpts\":{\"*requestID\":\"outbox-17:0\",\"*due\":\"2026-01-15T12:00:00Z\"}");
  }

  @Test
  void shouldLeaveTheIdOfARequestThatHasOne() {
    // Given
    String options = "{\"*requestID\":\"mine\"}";
    project(
        effect(
            17,
            EffectKind.RPC,
            "{\"Address\":\"*internal\",\"Method\":\"A.B\",\"Params\":{\"APIOpts\":"
                + options
                + "}}"));

    // When
    sender.step();

    // Then
    assertThat(taken).singleElement().asString().contains(options);
  }

  @Test
  void shouldDeliverAgainLaterWhatADoorCouldNotTake() {
    // Given
    failures.add(Optional.of("the server said 451"));
    project(effect(17, EffectKind.MAIL, "noc@example.org;ann@example.org"));
    sender.step();
    clock.advance(Duration.ofSeconds(2));

    // When
    int tried = sender.step();

    // Then
    assertThat(tried).isEqualTo(1);
    assertThat(taken).hasSize(2).extracting(OutboxItem::id).containsOnly("17:0:1768478400000");
    assertThat(taken.element().body())
        .contains("[\"noc@example.org\",\"ann@example.org\"]", "\"ID\":\"cgrates.org:1001\"");
  }

  @Test
  void shouldPassOverACallThatIsNoneOnceItsPlacesAreFilled() {
    // Given
    project(
        effect(
            17,
            EffectKind.RPC,
            "{\"Address\":\"*internal\",\"Method\":\"A.B\",\"Params\":{\"N\":<<.Account.ID>>}}"),
        effect(18, EffectKind.HTTP_POST, address()));

    // When
    int sent = sender.step();

    // Then
    assertThat(sent).isEqualTo(1);
    assertThat(posted).hasSize(1);
  }
}
