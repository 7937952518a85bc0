package org.signalbox.rpc.cdr;

import static org.signalbox.rpc.cdr.CdrMethods.method;

import java.util.List;
import java.util.function.Function;
import org.signalbox.charging.Cdr;
import org.signalbox.charging.CdrFlags;
import org.signalbox.charging.CdrIntake;
import org.signalbox.charging.CdrOutcome;
import org.signalbox.charging.CdrPipeline;
import org.signalbox.profiles.Event;
import org.signalbox.rpc.EventJson;
import org.signalbox.rpc.RpcMethod;
import org.signalbox.rpc.RpcParameters;
import org.signalbox.rpc.RpcReply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** CDRs and events that are to be charged. */
final class CdrProcessMethods {

  private static final Logger LOG = LoggerFactory.getLogger(CdrProcessMethods.class);

  private final CdrContext context;
  private final CdrPipeline pipeline;
  private final CdrIntake intake;

  CdrProcessMethods(CdrContext context) {
    this.context = context;
    this.pipeline = new CdrPipeline(context.ports(), context.rules(), context.clock());
    this.intake = new CdrIntake(context.rules(), context.clock());
  }

  List<RpcMethod> all() {
    return List.of(
        method(
            CdrMethods.CDRS,
            "ProcessExternalCDR",
            parameters -> cdr(CdrEvents.external(parameters))),
        method(CdrMethods.CDRS, "ProcessCDR", parameters -> cdr(CdrEvents.internal(parameters))),
        method(
            CdrMethods.CDRS, "ProcessEvent", parameters -> event(parameters, runs -> RpcReply.OK)),
        method(
            CdrMethods.CDRS_V2,
            "ProcessEvent",
            parameters -> event(parameters, CdrProcessMethods::processed)));
  }

  private RpcReply cdr(Event event) {
    Cdr asSent;
    try {
      asSent = intake.cdrOf(intake.admit(event));
    } catch (IllegalArgumentException e) {
      return RpcReply.failure(String.valueOf(e.getMessage()));
    }
    CdrFlags flags = asSent.preRated() ? CdrFlags.PRE_RATED_CDR : CdrFlags.CDR;
    return reply("CDR", pipeline.process(event, flags), runs -> RpcReply.OK);
  }

  private RpcReply event(
      RpcParameters parameters, Function<List<CdrOutcome.Run>, RpcReply> answer) {
    RpcParameters sent = parameters.as("ArgV1ProcessEvent");
    // Older clients wrap the event.
    RpcParameters from = sent.has("CGREvent") ? sent.object("CGREvent", "CGREvent") : sent;
    Event event =
        EventJson.read(
            from.requiring("Event"),
            context.rules().defaultTenant(),
            context.rules().defaultZone());
    CdrFlags flags = CdrFlags.EVENT.changedBy(sent.texts("Flags"));
    return reply("event", pipeline.process(event, flags), answer);
  }

  private static RpcReply reply(
      String kind, CdrOutcome outcome, Function<List<CdrOutcome.Run>, RpcReply> answer) {
    return switch (outcome) {
      case CdrOutcome.Processed processed -> answer.apply(processed.runs());
      case CdrOutcome.Exists _ -> RpcReply.failure("EXISTS");
      case CdrOutcome.Failed failed -> {
        LOG.atWarn()
            .addKeyValue("kind", kind)
            .addKeyValue("reason", failed.reason())
            .log("nothing was stored");
        yield RpcReply.failure(failed.errorText());
      }
    };
  }

  private static RpcReply processed(List<CdrOutcome.Run> runs) {
    return RpcReply.result(out -> {
      out.writeStartArray();
      for (CdrOutcome.Run run : runs) {
        out.writeStartObject();
        out.writeArrayPropertyStart("Flags");
        out.writeEndArray();
        out.writeName("Event");
        CdrJson.writeEvent(out, run);
        out.writeEndObject();
      }
      out.writeEndArray();
    });
  }
}
