/** Keys and certificates for Diameter nodes. */
@NullMarked
package org.signalbox.app.internal.certificate;

import org.jspecify.annotations.NullMarked;
