package org.signalbox.registers.nf;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.signalbox.registers.nf.shape.ShapeFault;

/** Profiles as network functions send them. */
final class ProfileText {

  /**
   * In the shape that an AMF of Open5GS 2.7.7 registers: services by instance in {@code
   * nfServiceList}, no heart-beat, no networks; {@code customInfo} and an unknown member added.
   */
  static final String AMF =
      """
      {
        "nfInstanceId": "4d0c9b3a-c7a4-41f0-8d6c-6d1f6a3b2c01",
        "nfType": "AMF",
        "nfStatus": "REGISTERED",
        "ipv4Addresses": ["127.0.0.5"],
        "allowedNfTypes": ["SMF", "AUSF"],
        "priority": 0, "capacity": 100, "load": 0,
        "amfInfo": {
          "amfSetId": "001", "amfRegionId": "02",
          "guamiList": [{"plmnId": {"mcc": "001", "mnc": "01"}, "amfId": "020040"}],
          "taiList": [{"plmnId": {"mcc": "001", "mnc": "01"}, "tac": "000001"}]
        },
        "nfServiceList": {
          "8a3f": {
            "serviceInstanceId": "8a3f", "serviceName": "namf-comm",
            "versions": [{"apiVersionInUri": "v1", "apiFullVersion": "1.0.0"}],
            "scheme": "http", "nfServiceStatus": "REGISTERED",
            "ipEndPoints": [{"ipv4Address": "127.0.0.5", "port": 7777}],
            "allowedNfTypes": ["SMF"], "priority": 0, "capacity": 100, "load": 0
          }
        },
        "nfProfileChangesSupportInd": true,
        "customInfo": {"pattern": "(", "rack": 12.50},
        "x-vendor": [null, 1e3]
      }
      """;

  private ProfileText() {}

  static NfProfile profile(String json) {
    return switch (read(json)) {
      case NfProfileReading.Accepted accepted -> accepted.profile();
      case NfProfileReading.Refused refused -> throw new AssertionError(refused.faults());
    };
  }

  static List<ShapeFault> faults(String json) {
    return switch (read(json)) {
      case NfProfileReading.Accepted accepted -> List.of();
      case NfProfileReading.Refused refused -> refused.faults();
    };
  }

  private static NfProfileReading read(String json) {
    return NfProfile.read(json.getBytes(StandardCharsets.UTF_8));
  }
}
