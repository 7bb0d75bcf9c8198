/**
 * What is deployed beside the relay, on the same server in the same run, to compare it with: a POST
 * that does nothing, and a Rest Client that does nothing but post.
 */
package io.callrelay.bench.beside;
