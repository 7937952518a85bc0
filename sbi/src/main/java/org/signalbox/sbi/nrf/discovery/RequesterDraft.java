package org.signalbox.sbi.nrf.discovery;

import static org.signalbox.registers.nf.shape.CommonShapes.FQDN;
import static org.signalbox.registers.nf.shape.CommonShapes.NF_INSTANCE_ID;
import static org.signalbox.registers.nf.shape.CommonShapes.NF_TYPE;
import static org.signalbox.registers.nf.shape.CommonShapes.PLMN_ID;
import static org.signalbox.registers.nf.shape.CommonShapes.PLMN_ID_NID;
import static org.signalbox.registers.nf.shape.CommonShapes.PLMN_SNSSAI;
import static org.signalbox.registers.nf.shape.CommonShapes.SNSSAI;
import static org.signalbox.registers.nf.shape.CommonShapes.SUPPORTED_FEATURES;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.signalbox.registers.nf.NetworkId;
import org.signalbox.registers.nf.NfInstanceId;
import org.signalbox.registers.nf.NfRequester;
import org.signalbox.registers.nf.NfType;
import org.signalbox.registers.nf.PlmnSlices;
import org.signalbox.registers.nf.Snssai;
import org.signalbox.registers.nf.SnssaiSet;
import org.signalbox.registers.nf.search.ServiceDemand;

/** Gathers the parameters that tell who asks. One query, one use. */
final class RequesterDraft {

  /** Feature 6 of the service, Service-Map (TS 29.510 §6.2.9). */
  private static final int SERVICE_MAP_BIT = 5;

  private Optional<NfType> type = Optional.empty();
  private Optional<NfInstanceId> id = Optional.empty();
  private Optional<String> fqdn = Optional.empty();
  private final Set<NetworkId> networks = new HashSet<>();
  private final List<Snssai> slices = new ArrayList<>();
  private BigInteger features = BigInteger.ZERO;

  /** Takes a parameter; false when it tells nothing about who asks. */
  boolean take(String name, ParameterValue value) {
    switch (name) {
      case "requester-nf-type" -> type = Optional.of(NfType.of(value.text(NF_TYPE)));
      case "requester-nf-instance-id" -> id = NfInstanceId.parse(value.text(NF_INSTANCE_ID));
      case "requester-nf-instance-fqdn" -> fqdn = Optional.of(value.text(FQDN));
      case "requester-plmn-list" -> networks.addAll(value.list(PLMN_ID, NetworkId::of));
      case "requester-snpn-list" -> networks.addAll(value.list(PLMN_ID_NID, NetworkId::of));
      case "requester-snssais" -> slices.addAll(value.list(SNSSAI, Snssai::of));
      case "requester-plmn-specific-snssai-list" ->
          value
              .list(PLMN_SNSSAI, PlmnSlices::of)
              .forEach(of -> of.slices().stream().map(SnssaiSet::slice).forEach(slices::add));
      case "requester-features" -> features = ServiceDemand.mask(value.text(SUPPORTED_FEATURES));
      default -> {
        return false;
      }
    }
    return true;
  }

  boolean wantsServiceMap() {
    return features.testBit(SERVICE_MAP_BIT);
  }

  /** Who asks; empty without a type. */
  Optional<NfRequester> requester() {
    return type.map(
        known -> new NfRequester(known, id, fqdn, new NfRequester.Origin(networks, slices)));
  }
}
