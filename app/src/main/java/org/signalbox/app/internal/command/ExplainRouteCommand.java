package org.signalbox.app.internal.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.signalbox.app.internal.text.RouteExplanationText;
import org.signalbox.app.internal.text.Terminal;
import org.signalbox.core.OperatorFault;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.dra.RouteQuestion;
import org.signalbox.dra.capture.MessageFile;
import org.signalbox.dra.route.AgentSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code signalbox explain route}. */
@Command(
    name = "route",
    description = "Tells why the routing agent sends a request where it does.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:",
      "  signalbox explain route --routes config/dra.yaml --from mme01.example.org attach.pcap",
      "  signalbox explain route --freediameter freeDiameter.conf --from mme01 attach.pcap"
    })
final class ExplainRouteCommand implements Callable<Integer> {

  @Mixin private AgentFileOptions files = new AgentFileOptions();

  @Option(
      names = "--from",
      paramLabel = "PEER",
      required = true,
      description = "The peer that sends the request.")
  private String from = "";

  @Option(
      names = "--open",
      paramLabel = "PEERS",
      split = ",",
      description = "The peers that are up, by commas; all of the files by default.")
  private List<String> open = new ArrayList<>();

  @Parameters(
      paramLabel = "MESSAGE",
      description = "A pcap or pcapng file, a file of hex digits, or hex digits.")
  private String message = "";

  @Override
  public Integer call() {
    if (!DiameterIdentity.isValid(from)) {
      throw new OperatorFault("found --from \"" + from + "\", expected the identity of a peer");
    }
    AgentSource source =
        files
            .source()
            .orElseThrow(() -> new OperatorFault("found no files, expected --routes FILE"));
    RouteQuestion question =
        new RouteQuestion(
            source.usable(),
            DiameterIdentity.of(from),
            open.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(open)));
    RouteExplanationText text = new RouteExplanationText(Terminal.standard());
    for (DiameterMessage request : MessageFile.requests(message)) {
      text.print(request, question.explain(request));
    }
    return 0;
  }
}
