package org.signalbox.sbi.nrf.discovery;

/** Short profiles for tests. */
final class Profiles {

  private Profiles() {}

  /** A UUID that ends with a number. */
  static String id(int number) {
    return "00000000-0000-4000-8000-%012d".formatted(number);
  }

  /**
   * A profile in service.
   *
   * @param number of its identity
   * @param more members in JSON, each followed by a comma
   */
  static String of(String type, int number, String more) {
    return """
    {"nfInstanceId": "%s", "nfType": "%s", "nfStatus": "REGISTERED", %s
     "heartBeatTimer": 10, "ipv4Addresses": ["127.0.0.1"]}\
    """
        .formatted(id(number), type, more);
  }

  /** A service in service, in JSON. */
  static String service(String id, String name, String more) {
    return """
    {"serviceInstanceId": "%s", "serviceName": "%s", %s "scheme": "http",
     "versions": [{"apiVersionInUri": "v1", "apiFullVersion": "1.0.0"}],
     "nfServiceStatus": "REGISTERED"}\
    """
        .formatted(id, name, more);
  }
}
