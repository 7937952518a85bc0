package org.signalbox.app.internal.command;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.signalbox.app.internal.call.CallJson;
import org.signalbox.app.internal.ocs.CreditClient;
import org.signalbox.app.internal.ocs.CreditJson;
import org.signalbox.app.internal.ocs.CreditOutcome;
import org.signalbox.app.internal.ocs.CreditPlan;
import org.signalbox.app.internal.ocs.CreditRequests;
import org.signalbox.app.internal.ocs.CreditService;
import org.signalbox.app.internal.ocs.CreditStep;
import org.signalbox.app.internal.ocs.CreditWalk;
import org.signalbox.app.internal.text.CreditText;
import org.signalbox.app.internal.text.Terminal;
import org.signalbox.core.OperatorFault;
import org.signalbox.diameter.message.Origin;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code signalbox ocs call}. */
@Command(
    name = "call",
    description =
        "Is a credit-control client: makes a call, uses data or sends messages at a charging"
            + " system, and shows each grant and what it cost. Ends with status 1 when refused.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  signalbox ocs call --account 1001 --to 61400000002 --seconds 90",
      "  signalbox ocs call --account 1001 --to 61400000002 --seconds 900 --ask 300",
      "  signalbox ocs call --account 1001 --octets 5000000 --apn internet",
      "  signalbox ocs call --account 1001 --to 61400000002 --sms 1"
    })
final class OcsCallCommand implements Callable<Integer> {

  @Mixin private OcsServerOptions server = new OcsServerOptions();

  @Option(
      names = "--account",
      paramLabel = "NUMBER",
      required = true,
      description = "Who pays: the Subscription-Id, as E.164 when it is digits.")
  private String account = "";

  @Option(names = "--to", paramLabel = "NUMBER", description = "The number that is called.")
  private Optional<String> to = Optional.empty();

  @Option(
      names = "--apn",
      paramLabel = "NAME",
      defaultValue = "internet",
      description = "The access point of --octets; ${DEFAULT-VALUE} by default.")
  private String apn = "internet";

  @ArgGroup(multiplicity = "1")
  private Use use = new Use();

  @Option(
      names = "--ask",
      paramLabel = "N",
      description = "Asks for so many units each time; by default the charging system decides.")
  private @Nullable Long ask;

  @Option(
      names = "--real-time",
      description = "Lets a second of the call take a second, and follows RAR and ASR.")
  private boolean realTime;

  @Option(names = "--json", description = "Prints the whole session as JSON.")
  private boolean json;

  /** What is used. */
  static final class Use {

    @Option(names = "--seconds", paramLabel = "N", description = "How long the call lasts.")
    private long seconds;

    @Option(names = "--octets", paramLabel = "N", description = "How much data is used.")
    private long octets;

    @Option(names = "--sms", paramLabel = "N", description = "How many messages are sent.")
    private long messages;

    long wanted() {
      return seconds + octets + messages;
    }
  }

  @Override
  public Integer call() throws InterruptedException {
    CreditPlan plan =
        new CreditPlan(
            account,
            service(),
            use.wanted(),
            ask == null ? OptionalLong.empty() : OptionalLong.of(ask),
            realTime);
    if (plan.wanted() < 1 || plan.ask().orElse(1) < 1) {
      throw new OperatorFault("found a number of units below 1, expected at least 1");
    }
    Origin origin = Origin.of("client.signalbox.example", "signalbox.example");
    CreditRequests requests = new CreditRequests(origin, server.realm(), sessionId(origin), plan);
    try (CreditClient client = CreditClient.connect(origin, server.peer())) {
      return walk(requests, client).end() == CreditOutcome.End.REFUSED ? 1 : 0;
    }
  }

  private CreditService service() {
    if (use.octets != 0) {
      return new CreditService.Data(apn);
    }
    String number =
        to.orElseThrow(() -> new OperatorFault("a call or a message needs --to NUMBER"));
    return use.messages != 0 ? new CreditService.Messages(number) : new CreditService.Call(number);
  }

  /** Globally and eternally unique (RFC 6733 §8.8). */
  private static String sessionId(Origin origin) {
    SecureRandom random = new SecureRandom();
    return origin.host().text()
        + ";"
        + InstantSource.system().instant().getEpochSecond()
        + ";"
        + Integer.toUnsignedString(random.nextInt());
  }

  private CreditOutcome walk(CreditRequests requests, CreditClient client) {
    Terminal terminal = Terminal.standard();
    CreditText text = new CreditText(terminal, requests.plan().service().unit());
    List<CreditStep> steps = new ArrayList<>();
    if (!json) {
      text.session(requests.session());
    }
    CreditOutcome outcome =
        new CreditWalk(
                requests,
                client,
                InstantSource.system().instant(),
                step -> {
                  steps.add(step);
                  if (!json) {
                    text.step(step);
                  }
                })
            .walk();
    if (json) {
      terminal.line(CallJson.pretty(CreditJson.of(requests, steps, outcome)));
    } else {
      text.outcome(outcome);
    }
    return outcome;
  }
}
