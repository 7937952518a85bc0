package org.signalbox.app.internal.nrf;

import java.util.List;
import java.util.Optional;
import org.signalbox.registers.nf.NfEntry;
import org.signalbox.registers.nf.NfProfile;
import org.signalbox.registers.nf.NfRegister;
import org.signalbox.registers.nf.NfService;
import org.signalbox.rpc.RpcMethod;
import org.signalbox.rpc.RpcParameters;
import org.signalbox.rpc.RpcReply;
import tools.jackson.core.JsonGenerator;

/**
 * {@code SignalboxV1.GetNetworkFunctions} lists what is registered, {@code
 * SignalboxV1.GetNetworkFunctionEvents} tells what happened behind a number. Any thread.
 */
public final class NrfMethods {

  private final NfRegister register;
  private final NfEventLog events;

  /**
   * @param register shown
   * @param events what happened in it
   */
  public NrfMethods(NfRegister register, NfEventLog events) {
    this.register = register;
    this.events = events;
  }

  /** All methods of this class. */
  public List<RpcMethod> all() {
    return List.of(
        RpcMethod.inline("SignalboxV1", "GetNetworkFunctions", this::list),
        RpcMethod.inline("SignalboxV1", "GetNetworkFunctionEvents", this::happened));
  }

  private RpcReply list(RpcParameters sent) {
    RpcParameters parameters = sent.as("AttrGetNetworkFunctions");
    Optional<String> type =
        parameters.has("Type") ? Optional.of(parameters.text("Type")) : Optional.empty();
    List<NfEntry> entries =
        register.entries().stream()
            .filter(entry -> type.isEmpty() || entry.profile().type().name().equals(type.get()))
            .toList();
    return RpcReply.result(out -> {
      out.writeStartArray();
      for (NfEntry entry : entries) {
        write(out, entry.profile());
      }
      out.writeEndArray();
    });
  }

  private static void write(JsonGenerator out, NfProfile profile) {
    out.writeStartObject();
    out.writeStringProperty("InstanceID", profile.id().toString());
    out.writeStringProperty("Type", profile.type().name());
    out.writeStringProperty("Status", profile.status().name());
    out.writeStringProperty("Name", profile.identity().name().orElse(""));
    out.writeStringProperty("Address", NfAddressText.of(profile));
    out.writeArrayPropertyStart("Services");
    for (NfService service : profile.services()) {
      out.writeString(service.name());
    }
    out.writeEndArray();
    writeNumber(out, "Priority", profile.standing().ranking().priority());
    writeNumber(out, "Capacity", profile.standing().ranking().capacity());
    writeNumber(out, "Load", profile.standing().ranking().load());
    writeNumber(out, "HeartBeatSeconds", profile.heartBeatSeconds().stream().boxed().findFirst());
    out.writeEndObject();
  }

  private static void writeNumber(JsonGenerator out, String name, Optional<Integer> value) {
    value.ifPresent(number -> out.writeNumberProperty(name, number));
  }

  private RpcReply happened(RpcParameters sent) {
    RpcParameters parameters = sent.as("AttrGetNetworkFunctionEvents");
    // Without a number the caller learns where it is, to ask from there.
    List<NfEventLog.Event> found =
        parameters.has("After") ? events.after(parameters.integer("After")) : List.of();
    return RpcReply.result(out -> {
      out.writeStartObject();
      out.writeNumberProperty("Last", events.last());
      out.writeArrayPropertyStart("Events");
      for (NfEventLog.Event event : found) {
        out.writeStartObject();
        out.writeNumberProperty("Number", event.number());
        out.writeStringProperty("At", event.at().toString());
        out.writeStringProperty("Event", event.what().name());
        out.writeStringProperty("Type", event.type());
        out.writeStringProperty("InstanceID", event.instanceId());
        out.writeStringProperty("Status", event.status());
        out.writeEndObject();
      }
      out.writeEndArray();
      out.writeEndObject();
    });
  }
}
