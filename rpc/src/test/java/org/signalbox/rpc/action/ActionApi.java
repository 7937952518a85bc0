package org.signalbox.rpc.action;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.signalbox.catalog.ActivationPort;
import org.signalbox.catalog.LiveCatalog;
import org.signalbox.catalog.compile.PlanTimes;
import org.signalbox.charging.AccountLedger;
import org.signalbox.charging.LedgerPort;
import org.signalbox.core.TenantRules;
import org.signalbox.ledger.AccountAction;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.AccountTerms;
import org.signalbox.ledger.Execution;
import org.signalbox.ledger.LedgerRecord;
import org.signalbox.ledger.LedgerReply;
import org.signalbox.ledger.LedgerShard;
import org.signalbox.ledger.LedgerView;
import org.signalbox.ledger.TariffPort;
import org.signalbox.ledger.runtime.Admission;
import org.signalbox.ledger.runtime.CommandDraft;
import org.signalbox.rpc.ExactJson;
import org.signalbox.rpc.MalformedParameters;
import org.signalbox.rpc.RpcMethod;
import org.signalbox.rpc.RpcParameters;
import org.signalbox.rpc.RpcReply;
import org.signalbox.rpc.account.AccountContext;
import org.signalbox.rpc.account.AccountMethods;
import org.signalbox.sql.Database;
import org.signalbox.sql.DatabaseConfig;
import org.signalbox.testsupport.VirtualClock;

/** The methods on actions over a real shard, called as the dispatcher calls them. */
final class ActionApi implements AutoCloseable {

  static final String NOW = "2025-08-04T13:00:00Z";

  final VirtualClock clock = VirtualClock.at(NOW);

  /** All that happened. */
  final List<LedgerRecord> records = new ArrayList<>();

  private final ShardPort port = new ShardPort();
  private final Database database;
  private final AccountLedger ledger;
  private final Map<String, RpcMethod> methods;

  ActionApi(Path folder) {
    database =
        Database.open(
            new DatabaseConfig.Embedded(folder.resolve("rpc.db"), 2),
            failure -> {
              throw new AssertionError("the storage broke", failure);
            });
    ledger = new AccountLedger(port);
    ActionContext context =
        new ActionContext(
            ledger,
            LiveCatalog.open(database, ActivationPort.AT_ONCE, clock),
            new PlanTimes(ZoneOffset.UTC, clock),
            new VoucherCodes(new byte[32]),
            TenantRules.STANDARD);
    AccountContext accounts = new AccountContext(port, TenantRules.STANDARD, Map::of, clock);
    methods =
        Stream.concat(ActionMethods.all(context).stream(), AccountMethods.all(accounts).stream())
            .collect(Collectors.toMap(RpcMethod::fullName, Function.identity()));
  }

  /** A shard without log: commands are executed at once. */
  private final class ShardPort implements LedgerPort {

    private final LedgerShard shard = new LedgerShard(TariffPort.NONE);
    private long position;

    @Override
    public Receipt ask(CommandDraft draft, Admission admission) {
      Execution done = shard.execute(draft.at(clock.instant()));
      records.addAll(done.records());
      return new Receipt(++position, done.reply(), done.records());
    }

    @Override
    public void submit(CommandDraft draft, Admission admission, Consumer<Outcome> answer) {
      answer.accept(ask(draft, admission));
    }

    @Override
    public <T> CompletableFuture<T> readLater(Function<LedgerView, T> question) {
      return CompletableFuture.completedFuture(read(question));
    }

    @Override
    public void watch(Consumer<List<LedgerRecord>> watcher) {
      // Nobody watches here.
    }

    @Override
    public <T> T read(Function<LedgerView, T> question) {
      return question.apply(shard);
    }

    @Override
    public boolean awaitProjected(long upTo) {
      return true;
    }

    @Override
    public long position() {
      return position;
    }
  }

  /** Opens an account of the default tenant. */
  void open(String account) {
    LedgerReply reply =
        ledger.change(
            new AccountId("cgrates.org", account),
            List.of(new AccountAction.Configure(AccountTerms.PREPAID)));
    if (reply instanceof LedgerReply.Refused) {
      throw new AssertionError(reply);
    }
  }

  /** All money of an account of the default tenant. */
  BigDecimal money(String account) {
    return ledger
        .account(new AccountId("cgrates.org", account))
        .orElseThrow()
        .account()
        .balances()
        .stream()
        .filter(balance -> balance.tor().text().equals("*monetary"))
        .map(balance -> balance.value().value())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Has an account join a plan. */
  String join(String account, String plan) {
    return String.valueOf(
        ledger.change(
            new AccountId("cgrates.org", account), List.of(new AccountAction.JoinPlan(plan))));
  }

  /** The result as JSON with single quotes for double ones, or the error text after {@code !}. */
  String call(String method, String argument) {
    String name = method.contains(".") ? method : "APIerSv1." + method;
    RpcMethod called = methods.get(name);
    if (called == null) {
      throw new AssertionError("no method " + name);
    }
    RpcParameters parameters =
        RpcParameters.ofArgument(ExactJson.read(argument.replace('\'', '"')));
    try {
      return switch (called.handler().handle(parameters)) {
        case RpcReply.Failure failure -> "!" + failure.text();
        case RpcReply.Result result -> ExactJson.text(result.body()).replace('"', '\'');
      };
    } catch (MalformedParameters malformed) {
      return "!" + malformed.getMessage();
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
