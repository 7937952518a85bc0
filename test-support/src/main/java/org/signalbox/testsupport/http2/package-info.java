/**
 * HTTP/2 octet by octet (RFC 9113, RFC 7541), so that a fault of the server's engine cannot hide in
 * a client built on the same.
 *
 * <p>Starting points: {@link org.signalbox.testsupport.http2.Http2Connection}, {@link
 * org.signalbox.testsupport.http2.Http2Request}.
 */
@NullMarked
package org.signalbox.testsupport.http2;

import org.jspecify.annotations.NullMarked;
