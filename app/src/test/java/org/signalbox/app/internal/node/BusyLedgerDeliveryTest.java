package org.signalbox.app.internal.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.signalbox.catalog.ActivationPort;
import org.signalbox.catalog.LiveCatalog;
import org.signalbox.catalog.compile.PlanTimes;
import org.signalbox.charging.AccountLedger;
import org.signalbox.charging.LedgerPort;
import org.signalbox.charging.outbox.OutboxItem;
import org.signalbox.core.TenantRules;
import org.signalbox.ledger.LedgerRecord;
import org.signalbox.ledger.LedgerView;
import org.signalbox.ledger.runtime.Admission;
import org.signalbox.ledger.runtime.AdmissionRefusal;
import org.signalbox.ledger.runtime.CommandDraft;
import org.signalbox.ledger.runtime.LedgerUnavailable;
import org.signalbox.rpc.RpcLimits;
import org.signalbox.rpc.RpcMethod;
import org.signalbox.rpc.RpcRegistry;
import org.signalbox.rpc.account.AccountContext;
import org.signalbox.rpc.account.AccountMethods;
import org.signalbox.rpc.action.ActionContext;
import org.signalbox.rpc.action.ActionMethods;
import org.signalbox.rpc.action.VoucherCodes;
import org.signalbox.sql.Database;
import org.signalbox.sql.DatabaseConfig;
import org.signalbox.testsupport.VirtualClock;

/** Calls of the node itself while its ledger takes nothing. */
class BusyLedgerDeliveryTest {

  /** A method of each kind: on an account, of the actions, and reading. */
  private static final List<String> CALLS =
      List.of(
          "\"APIerSv1.AddBalance\",\"params\":[{\"Account\":\"1001\","
              + "\"BalanceType\":\"*monetary\",\"Value\":1}]",
          "\"APIerSv1.ExecuteAction\",\"params\":[{\"Account\":\"1001\",\"ActionsId\":\"A\"}]",
          "\"SchedulerSv1.ExecuteActions\",\"params\":[{\"ActionPlanID\":\"P\"}]",
          "\"SignalboxV1.RedeemVoucher\",\"params\":[{\"Account\":\"1001\","
              + "\"Code\":\"1234567890123456\"}]");

  private @TempDir Path folder;
  private final VirtualClock clock = VirtualClock.at("2026-01-15T12:00:00Z");

  /** Takes nothing, for one reason. */
  private record RefusingLedger(AdmissionRefusal reason) implements LedgerPort {

    private LedgerUnavailable refusal() {
      return new LedgerUnavailable(reason, "");
    }

    @Override
    public Receipt ask(CommandDraft draft, Admission admission) {
      throw refusal();
    }

    @Override
    public void submit(CommandDraft draft, Admission admission, Consumer<Outcome> answer) {
      answer.accept(new NotTaken(reason, ""));
    }

    @Override
    public <T> CompletableFuture<T> readLater(Function<LedgerView, T> question) {
      return CompletableFuture.failedFuture(refusal());
    }

    @Override
    public void watch(Consumer<List<LedgerRecord>> watcher) {
      // Nothing happens here.
    }

    @Override
    public <T> T read(Function<LedgerView, T> question) {
      throw refusal();
    }

    @Override
    public boolean awaitProjected(long upTo) {
      return true;
    }

    @Override
    public long position() {
      return 0;
    }
  }

  private RpcRegistry registry(LedgerPort port, Database database) {
    ActionContext actions =
        new ActionContext(
            new AccountLedger(port),
            LiveCatalog.open(database, ActivationPort.AT_ONCE, clock),
            new PlanTimes(ZoneOffset.UTC, clock),
            new VoucherCodes(new byte[32]),
            TenantRules.STANDARD);
    List<RpcMethod> methods = new ArrayList<>(ActionMethods.all(actions));
    methods.addAll(
        AccountMethods.all(new AccountContext(port, TenantRules.STANDARD, Map::of, clock)));
    return RpcRegistry.of(methods);
  }

  @ParameterizedTest
  @EnumSource(AdmissionRefusal.class)
  void shouldCallAgainWhateverTheLedgerHadNoTimeOrRoomFor(AdmissionRefusal reason) {
    // Given
    try (Database database =
        Database.open(
            new DatabaseConfig.Embedded(folder.resolve("rpc.db"), 2),
            failure -> {
              throw new AssertionError("the storage broke", failure);
            })) {
      ApiDelivery delivery =
          new ApiDelivery(registry(new RefusingLedger(reason), database), RpcLimits.DEFAULT);

      // When
      List<Optional<String>> failures =
          CALLS.stream()
              .map(call -> "{\"method\":" + call + ",\"id\":1}")
              .map(body -> new OutboxItem(17, 0, "*internal", body, Instant.EPOCH, 0))
              .map(delivery::deliver)
              .toList();

      // Then
      assertThat(failures).hasSize(CALLS.size());
      if (reason == AdmissionRefusal.UNFIT) {
        assertThat(failures).containsOnly(Optional.empty());
      } else {
        assertThat(failures).allMatch(failure -> failure.orElse("").contains(reason.sentence()));
      }
    }
  }
}
