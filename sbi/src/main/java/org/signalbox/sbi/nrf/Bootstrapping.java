package org.signalbox.sbi.nrf;

import java.util.List;
import org.signalbox.registers.nf.NfInstanceId;
import org.signalbox.sbi.http.SbiEndpoint;
import org.signalbox.sbi.http.SbiJson;
import org.signalbox.sbi.http.SbiMethod;
import org.signalbox.sbi.http.SbiRequest;
import org.signalbox.sbi.http.SbiResponse;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Nnrf_Bootstrapping (TS 29.510 §5.5, §6.4): where the services of this NRF are. */
public final class Bootstrapping {

  private static final String PATH = "/bootstrapping";
  private static final String HAL = "application/3gppHal+json";

  private final NfInstanceId self;

  private Bootstrapping(NfInstanceId self) {
    this.self = self;
  }

  /** The operation. */
  public static List<SbiEndpoint> endpoints(NfInstanceId self) {
    Bootstrapping bootstrapping = new Bootstrapping(self);
    return List.of(SbiEndpoint.of(SbiMethod.GET, PATH, bootstrapping::answer));
  }

  private SbiResponse answer(SbiRequest request) {
    String root = request.target().root();
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("status", "OPERATIVE");
    ObjectNode links = json.putObject("_links");
    link(links, "self", root + PATH);
    link(links, "manage", root + "/nnrf-nfm/v1/nf-instances");
    link(links, "subscribe", root + "/nnrf-nfm/v1/subscriptions");
    link(links, "discover", root + "/nnrf-disc/v1/nf-instances");
    link(links, "authorize", root + "/oauth2/token");
    // A service that is not named here has no optional features.
    json.putObject("nrfFeatures").put("nnrf-nfm", "1").put("nnrf-disc", "3f");
    // TS 33.501 §13.3.1: what an NRF does itself needs no token.
    json.putObject("oauth2Required")
        .put("nnrf-nfm", false)
        .put("nnrf-disc", false)
        .put("nnrf-oauth2", false);
    json.put("nrfInstanceId", self.toString());
    return SbiResponse.of(200, HAL, SbiJson.write(json)).with("cache-control", "max-age=3600");
  }

  private static void link(ObjectNode links, String relation, String place) {
    links.putObject(relation).put("href", place);
  }
}
