/** The contract of the CDR store, kept by real database servers. */
@NullMarked
package org.signalbox.interop.cdr;

import org.jspecify.annotations.NullMarked;
