package org.signalbox.app.internal.command;

import java.time.InstantSource;
import java.util.Scanner;
import java.util.concurrent.Callable;
import org.signalbox.app.internal.call.CallJson;
import org.signalbox.app.internal.call.RpcCaller;
import org.signalbox.app.internal.node.OfflineNode;
import org.signalbox.app.internal.text.Terminal;
import org.signalbox.charging.CdrStore;
import org.signalbox.charging.statement.AccountErasurePort.Erased;
import org.signalbox.ledger.AccountId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code signalbox ledger erase}. */
@Command(
    name = "erase",
    description =
        "Takes the names of one account out of history and CDRs, and has the log that holds them"
            + " deleted; the sums stay. It cannot be undone.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  signalbox ledger erase cgrates.org:1001"})
final class LedgerEraseCommand implements Callable<Integer> {

  @Mixin private ServerOptions server = new ServerOptions();

  @Parameters(paramLabel = "TENANT:ACCOUNT", description = "Such as cgrates.org:1001.")
  private String account = "";

  @Option(names = "--yes", description = "Does not ask.")
  private boolean yes;

  @Option(names = "--json", description = "Prints what was done as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    Terminal terminal = Terminal.standard();
    ObjectNode parameters = AccountArgument.of(account).parameters();
    if (!yes && !isConfirmed()) {
      terminal.line("nothing was erased");
      return 1;
    }
    JsonNode erased = server.isRunning() ? ask(parameters) : erase(parameters);
    if (json) {
      terminal.line(CallJson.pretty(erased));
    } else {
      terminal.line(
          terminal.green("erased: ")
              + erased.path("Items").asLong()
              + " items of history and "
              + erased.path("CDRs").asLong()
              + " CDRs are now those of "
              + erased.path("Pseudonym").asString());
    }
    return 0;
  }

  private boolean isConfirmed() {
    System.out.print("Erase the names in what is kept of " + account + "? Type yes: ");
    System.out.flush();
    Scanner in = new Scanner(System.in, java.nio.charset.StandardCharsets.UTF_8);
    return in.hasNextLine() && in.nextLine().equals("yes");
  }

  private JsonNode ask(ObjectNode parameters) {
    try (RpcCaller caller = server.open()) {
      return caller.call("SignalboxV1.EraseAccountHistory", parameters);
    }
  }

  private JsonNode erase(ObjectNode parameters) {
    String tenant = server.config().tenants().tenantOr(parameters.path("Tenant").asString());
    AccountId named = new AccountId(tenant, parameters.path("Account").asString());
    InstantSource clock = InstantSource.system();
    try (OfflineNode node = OfflineNode.open(server.config(), clock)) {
      Erased erased = node.ledger().erasure(CdrStore.of(node.database(), clock)).erase(named);
      ObjectNode out = CallJson.object();
      out.put("Tenant", tenant);
      out.put("Pseudonym", erased.pseudonym().account());
      out.put("Items", erased.items());
      out.put("CDRs", erased.cdrs());
      out.put("LogDeletedUpTo", erased.logUpTo());
      return out;
    }
  }
}
