package org.signalbox.app.internal.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.signalbox.app.internal.send.MessageJson;
import org.signalbox.app.internal.send.SendFigures;
import org.signalbox.app.internal.send.SendRun;
import org.signalbox.app.internal.text.Terminal;
import org.signalbox.core.OperatorFault;
import org.signalbox.diameter.dictionary.ApplicationDefinition;
import org.signalbox.diameter.dictionary.Dictionary;
import org.signalbox.diameter.dictionary.MessagePrinter;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.Origin;
import org.signalbox.diameter.node.DiameterClient;
import org.signalbox.diameter.peer.AdvertisedApplication;
import org.signalbox.diameter.peer.PeerAddress;
import org.signalbox.diameter.peer.PeerConfig;
import org.signalbox.dra.capture.MessageFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code signalbox dra send}. */
@Command(
    name = "send",
    description =
        "Connects to a Diameter peer, sends the requests of a file, and shows the answers.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  signalbox dra send --to 127.0.0.1:3868 --peer dra01.lab.example attach.pcap",
      "  signalbox dra send --to 127.0.0.1:3868 --peer dra01 --count 10000 --rate 500 ulr.hex"
    })
final class DraSendCommand implements Callable<Integer> {

  private static final long STEP_MILLIS = 50;
  private static final int STEPS_MAX = 300;
  private static final int COUNT_MAX = 1_000_000;

  @Option(
      names = "--to",
      paramLabel = "HOST:PORT",
      required = true,
      description = "Where the peer listens.")
  private String to = "";

  @Option(
      names = "--peer",
      paramLabel = "IDENTITY",
      description = "The peer's identity; the host of --to by default.")
  private Optional<String> peer = Optional.empty();

  @Option(
      names = "--origin",
      paramLabel = "IDENTITY",
      description = "Who connects; the Origin-Host of the first request by default.")
  private Optional<String> origin = Optional.empty();

  @Option(
      names = "--realm",
      paramLabel = "REALM",
      description = "Its realm; the Origin-Realm of the first request by default.")
  private Optional<String> realm = Optional.empty();

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "Sends so many requests, over and over, and shows figures, not answers.")
  private int count;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Requests in a second; as fast as the answers come by default.")
  private int rate;

  @Option(names = "--json", description = "Shows JSON, one line for each answer.")
  private boolean json;

  @Option(names = "--clear", description = "Shows subscribers' identities unmasked.")
  private boolean clear;

  @Parameters(
      paramLabel = "MESSAGE",
      description = "A pcap or pcapng file, a file of hex digits, or hex digits.")
  private String message = "";

  @Override
  public Integer call() throws InterruptedException {
    if (count < 0 || count > COUNT_MAX || rate < 0) {
      throw new OperatorFault(
          "found --count " + count + " --rate " + rate + ", expected a count up to " + COUNT_MAX);
    }
    List<DiameterMessage> requests = MessageFile.requests(message);
    try (DiameterClient client =
        DiameterClient.dial(origin(requests.getFirst()), server(), applications(requests))) {
      connect(client);
      if (count > 0) {
        show(new SendRun(client, requests).send(count, rate));
      } else {
        for (DiameterMessage request : requests) {
          show(answer(client.send(request.withEndToEnd(0)).toCompletableFuture()));
        }
      }
    }
    return 0;
  }

  private Origin origin(DiameterMessage first) {
    String host = origin.or(() -> first.avps().text(BaseAvp.ORIGIN_HOST)).orElse("");
    String named = realm.or(() -> first.avps().text(BaseAvp.ORIGIN_REALM)).orElse("");
    if (!DiameterIdentity.isValid(host) || !DiameterIdentity.isValid(named)) {
      throw new OperatorFault(
          "found no Origin-Host and Origin-Realm in the request, expected them there or as --origin"
              + " and --realm");
    }
    return Origin.of(host, named);
  }

  private PeerConfig server() {
    PeerAddress address = address();
    String identity = peer.orElse(address.host());
    if (!DiameterIdentity.isValid(identity)) {
      throw new OperatorFault("found --peer \"" + identity + "\", expected an identity");
    }
    return PeerConfig.accepting(identity).withAddresses(List.of(address));
  }

  private PeerAddress address() {
    int colon = to.lastIndexOf(':');
    try {
      String host = to.substring(0, Math.max(0, colon)).replaceAll("^\\[|\\]$", "");
      return new PeerAddress(host, Integer.parseInt(to.substring(colon + 1)));
    } catch (IllegalArgumentException e) {
      throw new OperatorFault(
          "found --to \"" + to + "\", expected a host and a port, such as 127.0.0.1:3868", e);
    }
  }

  private static AdvertisedApplication[] applications(List<DiameterMessage> requests) {
    return requests.stream()
        .map(DiameterMessage::applicationId)
        .distinct()
        .map(id ->
            Dictionary.standard()
                .application(id)
                .map(ApplicationDefinition::advertised)
                .orElseGet(() -> AdvertisedApplication.auth(id)))
        .toArray(AdvertisedApplication[]::new);
  }

  /** Waits for the connection, or for the reason why there is none. */
  private void connect(DiameterClient client) throws InterruptedException {
    CompletableFuture<Void> connected = client.connected().toCompletableFuture();
    for (int step = 0; step < STEPS_MAX; step++) {
      try {
        connected.get(STEP_MILLIS, TimeUnit.MILLISECONDS);
        return;
      } catch (TimeoutException e) {
        if (client.trouble().isPresent()) {
          throw new OperatorFault("cannot connect to " + to + ": " + client.trouble().get(), e);
        }
      } catch (ExecutionException e) {
        throw new OperatorFault("cannot connect to " + to, e);
      }
    }
    throw new OperatorFault("cannot connect to " + to + ": the peer stays silent");
  }

  private static DiameterMessage answer(CompletableFuture<DiameterMessage> coming) {
    return coming.join();
  }

  private void show(DiameterMessage answer) {
    MessagePrinter printer =
        clear
            ? MessagePrinter.showingAll(Dictionary.standard())
            : MessagePrinter.masking(Dictionary.standard());
    Terminal.standard()
        .line(
            json
                ? MessageJson.of(answer, printer).toString()
                : printer.tree(answer).stripTrailing());
  }

  private void show(SendFigures figures) {
    Terminal terminal = Terminal.standard();
    if (json) {
      terminal.line(MessageJson.of(figures).toString());
      return;
    }
    terminal.line(
        String.format(
            Locale.ROOT,
            "%d answers in %.2f s, %.0f/s; p50 %.2f ms, p99 %.2f ms, longest %.2f ms",
            figures.answers(),
            figures.took().toNanos() / 1e9,
            figures.perSecond(),
            figures.millis(0.5),
            figures.millis(0.99),
            figures.millis(1)));
    figures.results().forEach((result, number) -> terminal.line("  " + result + ": " + number));
  }
}
