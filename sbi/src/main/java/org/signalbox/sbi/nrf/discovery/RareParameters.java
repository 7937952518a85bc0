package org.signalbox.sbi.nrf.discovery;

import static org.signalbox.registers.nf.shape.CommonShapes.FQDN;
import static org.signalbox.registers.nf.shape.CommonShapes.IPV4;
import static org.signalbox.registers.nf.shape.CommonShapes.IPV6;
import static org.signalbox.registers.nf.shape.CommonShapes.IP_ADDRESS;
import static org.signalbox.registers.nf.shape.CommonShapes.MBS_SESSION_ID;
import static org.signalbox.registers.nf.shape.CommonShapes.ML_MODELS;
import static org.signalbox.registers.nf.shape.Shapes.items;
import static org.signalbox.registers.nf.shape.Shapes.member;
import static org.signalbox.registers.nf.shape.Shapes.object;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.signalbox.registers.nf.IpAddress;
import org.signalbox.registers.nf.MbsSession;
import org.signalbox.registers.nf.MlModels;
import org.signalbox.registers.nf.NfAttribute;
import org.signalbox.registers.nf.ServedSlice;
import org.signalbox.registers.nf.search.NfCondition;
import org.signalbox.registers.nf.search.OfferConditions.HasAttribute;
import org.signalbox.registers.nf.search.OfferConditions.HasModels;
import org.signalbox.registers.nf.search.OfferConditions.ServesMbsSession;
import org.signalbox.registers.nf.search.SliceConditions.HasAddressPools;
import org.signalbox.registers.nf.shape.Shape;
import tools.jackson.databind.JsonNode;

/** Reads conditions that only a few types of network functions know. */
final class RareParameters {

  private static final Shape ENDPOINTS =
      object(
              member("ipv4EndpointAddresses", items(IPV4)),
              member("ipv6EndpointAddresses", items(IPV6)),
              member("endpointFqdn", FQDN))
          .requiringOneOf("ipv4EndpointAddresses", "ipv6EndpointAddresses", "endpointFqdn");

  private RareParameters() {}

  /** A UPF that stands beside an access gateway is known by one of the gateway's addresses. */
  static NfCondition beside(NfAttribute gateway, ParameterValue value) {
    Set<String> places = new HashSet<>();
    for (JsonNode member : value.json(ENDPOINTS)) {
      if (member.isArray()) {
        member.forEach(item -> places.add(IpAddress.canonical(item.asString(""))));
      } else {
        places.add(IpAddress.canonical(member.asString("")));
      }
    }
    return new HasAttribute(gateway, places, false);
  }

  /** Any of the addresses of an {@code IpAddr}. */
  static NfCondition address(NfAttribute attribute, ParameterValue value) {
    Set<String> addresses = new HashSet<>();
    value.json(IP_ADDRESS).forEach(text -> addresses.add(IpAddress.canonical(text.asString(""))));
    return new HasAttribute(attribute, addresses, false);
  }

  /** The text of a pool of addresses: its index is a number, or a name in quotes or bare. */
  static String pool(int version, ParameterValue value) {
    return ServedSlice.pool(version, ConditionParameters.word(value));
  }

  static NfCondition pools(int version, ParameterValue value) {
    return new HasAddressPools(List.of(), Optional.empty(), Set.of(pool(version, value)));
  }

  /** One of the sessions. */
  static NfCondition sessions(ParameterValue value, OptionalInt area) {
    return new NfCondition.AnyOf(
        value.list(MBS_SESSION_ID, MbsSession::of).stream()
            .<NfCondition>map(session -> new ServesMbsSession(session, area))
            .toList());
  }

  static NfCondition models(ParameterValue value) {
    return new HasModels(value.list(ML_MODELS, MlModels::of));
  }
}
