package org.signalbox.interop.ocs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.interop.ocs.ChargedTariff.Price.SECOND;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.interop.ocs.CreditSession.Services;
import org.signalbox.testsupport.Await;
import org.signalbox.testsupport.SignalboxCommandLine;

/** Sessions as an operator sees them on the command line, while a client has them open. */
class SessionCommandsIT {

  private static final AtomicInteger SESSIONS = new AtomicInteger();
  private static final long GROUP = 100;

  @TempDir static Path folder;
  private static ChargingNode node;
  private static CreditPeer client;

  private final Instant begin = InstantSource.system().instant().minusSeconds(600);

  @BeforeAll
  static void open() {
    node = ChargingNode.start(folder, Map.of("call,*any", SECOND));
    client = node.peer("commands.test.example");
  }

  @AfterAll
  static void close() {
    client.close();
    node.close();
  }

  private static String said(String... words) {
    String[] all = Arrays.copyOf(words, words.length + 2);
    all[words.length] = "--data";
    all[words.length + 1] = folder.resolve("data").toString();
    SignalboxCommandLine run = SignalboxCommandLine.run(all);
    assertThat(run.status()).as(run.output()).isZero();
    return run.output();
  }

  /** A call that was granted 300 s and has used 20 of them. */
  private CreditSession begun(String account) {
    CreditSession call =
        new CreditSession(
            client.origin(),
            "commands.test.example;1;" + SESSIONS.incrementAndGet(),
            account,
            CreditSession.VOICE);
    client.ask(call.initial(begin, Services.asking(GROUP, Ro.TIME, 300)));
    client.ask(call.update(1, begin.plusSeconds(20), Services.goingOn(GROUP, Ro.TIME, 20, 300)));
    return call;
  }

  private String last(CreditSession call) {
    client.ask(call.termination(2, begin.plusSeconds(30), Services.using(GROUP, Ro.TIME, 10)));
    return call.id();
  }

  @Test
  void shouldListTheSessionsOfAnAccount() {
    // Given
    node.purse("7101", "1000");
    node.purse("7102", "1000");
    CreditSession call = begun("7101");
    CreditSession other = begun("7102");

    // When
    String listed = said("ocs", "sessions", "--account", "7101");

    // Then
    assertThat(listed).contains(call.id(), "7101", "rg:100", "300").doesNotContain(other.id());
    last(call);
    last(other);
    assertThat(said("ocs", "sessions", "--account", "7101")).contains("no session is open");
  }

  @Test
  void shouldShowWhatASessionWasGrantedHasUsedAndCost() {
    // Given
    node.purse("7103", "1000");
    CreditSession call = begun("7103");

    // When
    String shown = said("ocs", "session", call.id());

    // Then
    assertThat(shown)
        .contains("rg:100", "account cgrates.org:7103", "used     20 s", "granted  300 s")
        .contains("cost     20");
    last(call);
  }

  @Test
  void shouldExplainEachGrantOfASessionThatIsOver() {
    // Given
    node.purse("7104", "1000");
    String session = last(begun("7104"));

    // When
    String explained = said("explain", "session", session);

    // Then
    assertThat(explained)
        .contains("ended", "request 0", "request 1", "request 2", "because reported 20s");
  }

  @Test
  void shouldAskTheClientToEndASession() {
    // Given
    node.purse("7105", "1000");
    CreditSession call = begun("7105");

    // When
    String said = said("ocs", "end", call.id());

    // Then
    assertThat(said).contains("was asked to end");
    Await.until(
        () -> client.wishes().stream().anyMatch(wish -> wish.commandCode() == 274),
        () -> "an Abort-Session-Request");
    last(call);
  }

  @Test
  void shouldSayThatNobodyKnowsASession() {
    // When
    SignalboxCommandLine run =
        SignalboxCommandLine.run(
            "ocs", "session", "nobody;1;1", "--data", folder.resolve("data").toString());

    // Then
    assertThat(run.status()).isNotZero();
    assertThat(run.output()).contains("found no session \"nobody;1;1\"");
  }
}
