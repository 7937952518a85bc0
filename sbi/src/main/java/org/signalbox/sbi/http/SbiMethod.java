package org.signalbox.sbi.http;

/** The HTTP methods that service-based interfaces use (TS 29.501 §4.4). */
public enum SbiMethod {
  GET,
  POST,
  PUT,
  PATCH,
  DELETE,
  OPTIONS
}
