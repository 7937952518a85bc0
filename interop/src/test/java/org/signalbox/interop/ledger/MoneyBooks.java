package org.signalbox.interop.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import org.signalbox.ledger.KindTotals;
import org.signalbox.ledger.runtime.LedgerTail;
import org.signalbox.ledger.runtime.inspect.LedgerVerifier;
import org.signalbox.ledger.runtime.storage.FolderStorageAdapter;
import org.signalbox.testsupport.SignalboxProcess;
import org.signalbox.testsupport.TcpRpcClient;
import tools.jackson.databind.JsonNode;

/** Compares what {@link MoneyClients} were told with what the program and its files hold. */
final class MoneyBooks {

  private MoneyBooks() {}

  /** Every acknowledged change is there once, and nothing that was not asked for. */
  static void requireAll(SignalboxProcess signalbox, MoneyClients clients) {
    try (TcpRpcClient rpc = signalbox.tcp()) {
      for (int client = 0; client < MoneyClients.CLIENTS; client++) {
        JsonNode statement =
            rpc.call(
                    "SignalboxV1.ExplainAccount",
                    "{'Tenant':'cgrates.org','Account':'%s','Limit':1}"
                        .formatted(MoneyClients.account(client)))
                .result();
        assertThat(statement.path("Problems")).isEmpty();
        long entries = statement.path("Entries").asLong();
        long value = statement.path("Balances").path(0).path("Value").asLong();
        // 3 for each that was added, less 2 for each that was debited.
        long added = (value + 2 * entries) / 5;
        requireBetween(clients.added(client), added);
        requireBetween(clients.debited(client), entries - added);
      }
    }
  }

  private static void requireBetween(MoneyClients.Count count, long found) {
    assertThat(found).isBetween(count.acknowledged.get(), count.asked.get());
  }

  /** What came in is in balances, reserved, spent or lapsed; log and snapshots are sound. */
  static void requireSound(Path ledger) {
    try (FolderStorageAdapter storage = FolderStorageAdapter.reading(ledger)) {
      assertThat(new LedgerVerifier(storage, (done, total) -> {}).verify().problems()).isEmpty();
      Map<String, KindTotals> totals =
          LedgerTail.read(storage, Long.MAX_VALUE, record -> {}).view().image().totals();
      KindTotals money = totals.get("*monetary");
      assertThat(money).isNotNull();
      BigDecimal found =
          money.inBalances().add(money.held()).add(money.debited()).add(money.lapsed());
      assertThat(found).isEqualByComparingTo(money.issued());
    }
  }
}
