package org.signalbox.dra.freediameter;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.signalbox.core.Problem;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.dra.guard.PeerPolicy;
import org.signalbox.dra.route.AgentSetup;
import org.signalbox.dra.route.AgentSource;
import org.signalbox.dra.route.RefusingRouter;
import org.signalbox.dra.route.RouterFactory;

/**
 * An operator's freeDiameter configuration as the setup of an agent.
 *
 * @param mainFile such as {@code freeDiameter.conf}
 */
public record FreeDiameterSource(Path mainFile) implements AgentSource {

  @Override
  public AgentSetup read() {
    FreeDiameterFiles files = FreeDiameterFiles.load(mainFile);
    NodeSetup setup = new NodeSetupCompiler(mainFile, files).compile();
    RoutingExtensions extensions = files.extensions();
    return new AgentSetup(
        setup.node(),
        setup.admission(),
        files.config().noRelay() ? relaysNothing() : routers(extensions, setup),
        PeerPolicy.NONE,
        extensions.scoreRules().size() + extensions.patternRules().size(),
        extensions.dumpMask().orElse(0),
        joined(files.problems(), setup.problems()),
        joined(files.warnings(), setup.warnings()));
  }

  private static RouterFactory relaysNothing() {
    RefusingRouter router =
        new RefusingRouter(ResultCode.UNABLE_TO_DELIVER, "this node does not relay");
    return (clock, roles) -> router;
  }

  private static RouterFactory routers(RoutingExtensions extensions, NodeSetup setup) {
    String realm = setup.node().origin().realm();
    return (clock, roles) ->
        new FreeDiameterRouter(extensions, realm, clock, ThreadLocalRandom::current);
  }

  private static List<Problem> joined(List<Problem> first, List<Problem> second) {
    List<Problem> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
