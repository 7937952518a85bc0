package org.signalbox.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.testsupport.DatabaseServer;
import org.signalbox.testsupport.HttpRpcClient;
import org.signalbox.testsupport.PrivateMariaDb;
import org.signalbox.testsupport.PrivatePostgres;
import org.signalbox.testsupport.RpcAnswer;
import org.signalbox.testsupport.SignalboxProcess;
import org.signalbox.testsupport.SignalboxSetup;
import tools.jackson.databind.JsonNode;

/** The walk of the posts and exact costs on real database servers. */
class DatabaseServersIT {

  /** More digits than any fixed column of MariaDB holds. */
  private static final String THIRTY_NINES = "9".repeat(30);

  @TempDir Path folder;

  @Test
  void shouldWalkThePostsOnPostgres() {
    // Given
    try (DatabaseServer server = new PrivatePostgres()) {

      // When
      walk(server);

      // Then
      assertExactSums(server);
      assertThat(server.query("select round(sum(cost)) from cdrs where origin_id = 'huge'"))
          .isEqualTo(THIRTY_NINES);
    }
  }

  @Test
  void shouldWalkThePostsOnMariaDbAndRefuseWhatItCannotHold() {
    // Given
    try (DatabaseServer server = new PrivateMariaDb()) {

      // When
      String answerToHuge = walk(server);

      // Then
      assertExactSums(server);
      String stored = server.query("select cost from cdrs where origin_id = 'huge'");
      if (stored.isEmpty()) {
        assertThat(answerToHuge).doesNotContain("\"OK\"");
      } else {
        assertThat(stored).startsWith(THIRTY_NINES);
      }
    }
  }

  /** Walks the posts on a server; returns the answer to a cost of thirty digits. */
  private String walk(DatabaseServer server) {
    SignalboxSetup setup =
        SignalboxSetup.on(folder.resolve("data")).with(server.settings().toArray(String[]::new));
    try (SignalboxProcess signalbox = SignalboxProcess.start(setup);
        HttpRpcClient rpc = signalbox.http()) {
      PostsTariff.activate(rpc);
      PostsTariff.setDefaultCharger(rpc);
      ExternalCdr.of("API Function Example", "6141111124211", "181s").process(rpc).result();
      priced(rpc, "many-digits", "0.0123456789").result();
      priced(rpc, "finest", "0.000000000001").result();
      return priced(rpc, "huge", THIRTY_NINES).line();
    }
  }

  private static RpcAnswer priced(HttpRpcClient rpc, String name, String rate) {
    PlanOfOneRate.of(name, rate, "1s", "1s").activate(rpc);
    String cdr = ExternalCdr.of(name, "6140000", "1s").json("*voice");
    return rpc.call("CDRsV1.ProcessExternalCDR", cdr.replace("'call'", "'" + name + "'"));
  }

  /** Sums in the server's own client, and the records again after a restart. */
  private void assertExactSums(DatabaseServer server) {
    String where = " from cdrs where origin_id = ";
    assertThat(server.query("select sum(cost) = 88" + where + "'API Function Example'"))
        .isIn("t", "1");
    assertThat(server.query("select sum(cost) = 0.0123456789" + where + "'many-digits'"))
        .isIn("t", "1");
    assertThat(server.query("select sum(cost) = 0.000000000001" + where + "'finest'"))
        .isIn("t", "1");
    SignalboxSetup setup =
        SignalboxSetup.on(folder.resolve("data")).with(server.settings().toArray(String[]::new));
    try (SignalboxProcess signalbox = SignalboxProcess.start(setup);
        HttpRpcClient rpc = signalbox.http()) {
      JsonNode cdr = ExternalCdr.of("many-digits", "", "").stored(rpc).get(0);
      assertThat(cdr.path("Cost").decimalValue()).isEqualByComparingTo("0.0123456789");
      assertThat(PostsTariff.cost(rpc, "6140000", "123s")).isEqualByComparingTo("66");
    }
  }
}
