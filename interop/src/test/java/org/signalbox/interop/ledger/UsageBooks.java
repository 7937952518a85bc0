package org.signalbox.interop.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.signalbox.testsupport.ExternalTool;
import org.signalbox.testsupport.SignalboxProcess;
import org.signalbox.testsupport.TcpRpcClient;
import tools.jackson.databind.JsonNode;

/** Compares what {@link UsageClients} were answered with what the program and its files hold. */
final class UsageBooks {

  private UsageBooks() {}

  /** All usage was charged once, to the last digit, and is in SQL once where it is a CDR. */
  static void requireAll(SignalboxProcess signalbox, UsageClients clients) {
    assertThat(clients.wrong()).isEmpty();
    try (TcpRpcClient rpc = signalbox.tcp()) {
      for (UsageClient client : clients.all()) {
        JsonNode statement =
            rpc.call(
                    "SignalboxV1.ExplainAccount",
                    "{'Tenant':'cgrates.org','Account':'%s','Limit':1}".formatted(client.account()))
                .result();
        assertThat(statement.path("Problems")).isEmpty();
        assertThat(statement.path("Balances").path(0).path("Value").decimalValue())
            .as("%s after %d requests", client.account(), client.acknowledged())
            .isEqualByComparingTo(client.left());
        assertThat(storedAtOnce(rpc, client)).isEqualTo(cdrs(client).size());
        assertThat(stored(signalbox, client)).isEqualTo(cdrs(client));
      }
    }
  }

  /**
   * The CDRs that must be in SQL: id, cost and how many of the id, in the order of the requests.
   */
  private static List<String> cdrs(UsageClient client) {
    List<String> cdrs = new ArrayList<>();
    if (client.door() == UsageDoor.CDRS) {
      for (int number = 0; number < client.acknowledged(); number++) {
        cdrs.add(client.account() + "-" + number + "|" + UsageDoor.cost(number) + "|1");
      }
    }
    return cdrs;
  }

  /** How many there are; waits for the last one to be stored. */
  private static long storedAtOnce(TcpRpcClient rpc, UsageClient client) {
    return rpc.call("APIerSv2.CountCDRs", "{'Accounts':['%s']}".formatted(client.account()))
        .result()
        .longValue();
  }

  private static List<String> stored(SignalboxProcess signalbox, UsageClient client) {
    return ExternalTool.require("sqlite3", "sqlite3")
        .run(
            "-readonly",
            signalbox.dataFolder().resolve("signalbox.db").toString(),
            "select origin_id, decimal_sum(cost), count(*) from cdrs where account = '%s'"
                    .formatted(client.account())
                + " group by origin_id order by min(id)")
        .lines()
        .toList();
  }
}
