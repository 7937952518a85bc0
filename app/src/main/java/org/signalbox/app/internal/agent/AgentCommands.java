package org.signalbox.app.internal.agent;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.signalbox.app.internal.call.CallJson;
import org.signalbox.core.OperatorFault;
import org.signalbox.core.Problem;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.dra.RoutingAgent;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a running agent does for the command line: {@code status}, {@code drain PEER}, {@code resume
 * PEER}, {@code forget PEER}, {@code reload}, {@code trace OPTIONS}. Each answer is one line of
 * JSON, or one for each request traced; a refusal has the member {@code error}. Any thread may use
 * it; drain and reload take their time.
 */
public final class AgentCommands implements ControlAnswers {

  private static final Duration DRAIN_LIMIT = Duration.ofMinutes(1);

  private final RoutingAgent agent;
  private final TraceCommand trace;
  private final AgentStatus status;

  public AgentCommands(RoutingAgent agent, AgentRates rates, InstantSource clock) {
    this.agent = agent;
    this.trace = new TraceCommand(agent.tracer());
    this.status = new AgentStatus(agent, rates, clock);
  }

  @Override
  public void answer(String line, Reply reply) throws IOException {
    String[] words = line.strip().split(" ", 2);
    String rest = words.length > 1 ? words[1].strip() : "";
    try {
      if (words[0].equals("trace")) {
        trace.follow(rest, reply);
      } else {
        reply.line(CallJson.line(answer(words[0], rest)));
      }
    } catch (OperatorFault e) {
      reply.line(CallJson.line(CallJson.object().put("error", e.getMessage())));
    }
  }

  private ObjectNode answer(String command, String peer) {
    return switch (command) {
      case "status" -> status.read();
      case "drain" -> drain(identity(peer));
      case "resume" -> resume(identity(peer));
      case "forget" -> forget(identity(peer));
      case "reload" -> reload();
      default ->
          throw new OperatorFault(
              "found \""
                  + command
                  + "\", expected status, trace, drain PEER, resume PEER, forget PEER or reload");
    };
  }

  private static DiameterIdentity identity(String text) {
    if (!DiameterIdentity.isValid(text)) {
      throw new OperatorFault("found \"" + text + "\", expected the identity of a peer");
    }
    return DiameterIdentity.of(text);
  }

  private ObjectNode drain(DiameterIdentity peer) {
    CompletionStage<Void> left = found(agent.node().drain(peer), peer);
    try {
      left.toCompletableFuture().orTimeout(DRAIN_LIMIT.toSeconds(), TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      throw new OperatorFault(
          peer.text() + " still has requests under way; it gets no new ones: ask dra status", e);
    }
    return CallJson.object().put("peer", peer.text()).put("done", "drained");
  }

  private static <T> T found(Optional<T> outcome, DiameterIdentity peer) {
    return outcome.orElseThrow(
        () -> new OperatorFault("no peer is called " + peer.text() + ": ask dra status"));
  }

  private ObjectNode resume(DiameterIdentity peer) {
    if (!agent.node().resume(peer)) {
      throw new OperatorFault("no peer is called " + peer.text() + ": ask dra status");
    }
    return CallJson.object().put("peer", peer.text()).put("done", "resumed");
  }

  private ObjectNode forget(DiameterIdentity peer) {
    if (!agent.roles().learned().forget(peer)) {
      throw new OperatorFault(
          "nothing was learned of " + peer.text() + ": dra status shows what peers have shown");
    }
    return CallJson.object().put("peer", peer.text()).put("done", "forgotten");
  }

  private ObjectNode reload() {
    ObjectNode answer = CallJson.object();
    ArrayNode warnings = answer.putArray("warnings");
    agent.reload().warnings().stream().map(Problem::toString).forEach(warnings::add);
    return answer.put("done", "reloaded");
  }
}
