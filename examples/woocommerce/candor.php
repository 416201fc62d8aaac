<?php
/**
 * Plugin Name:       Candor for WooCommerce
 * Description:       Loads Candor and tells it what happens in the shop. Prints data only: no inline script.
 * Version:           0.1.0
 * Requires at least: 6.3
 * Requires PHP:      7.4
 * Requires Plugins:  woocommerce
 * License:           MIT
 */

namespace Candor;

defined( 'ABSPATH' ) || exit;

/** The brand's script: a path of the shop that is proxied to the collector. */
const SCRIPT = 'https://shop.example/_c/shop-fr.js';
/** Items that one event may carry. */
const MOST_ITEMS = 200;

add_action( 'wp_enqueue_scripts', __NAMESPACE__ . '\\load_scripts' );
add_action( 'wp_footer', __NAMESPACE__ . '\\print_page', 1 );
add_action( 'woocommerce_thankyou', __NAMESPACE__ . '\\print_purchase' );
add_action( 'woocommerce_add_to_cart', __NAMESPACE__ . '\\remember_form_add', 10, 4 );
add_filter( 'woocommerce_loop_add_to_cart_args', __NAMESPACE__ . '\\describe_button', 10, 2 );

function load_scripts(): void {
	$own = plugins_url( 'candor-woocommerce.js', __FILE__ );
	wp_enqueue_script( 'candor-woocommerce', $own, array( 'wp-hooks' ), '0.1.0', array( 'strategy' => 'defer' ) );
	// phpcs:ignore WordPress.WP.EnqueuedResourceParameters.MissingVersion -- the collector names its own freshness.
	wp_enqueue_script( 'candor', esc_url_raw( SCRIPT ), array(), null, array( 'strategy' => 'async' ) );
}

/** One call for candor-woocommerce.js to make. `type` keeps the browser from running it, the flags from ending it early. */
function print_call( string $command, array $params ): void {
	$flags = JSON_HEX_TAG | JSON_HEX_AMP | JSON_HEX_APOS | JSON_HEX_QUOT;
	wp_print_inline_script_tag(
		wp_json_encode( array( $command, $params ), $flags ),
		array( 'type' => 'application/json', 'class' => 'candor-call' )
	);
}

function money( $amount ): float {
	return round( (float) $amount, wc_get_price_decimals() );
}

/** An article is known by its SKU, or by its ID where it has none: in lists, carts and orders alike. */
function item_of( \WC_Product $product, int $quantity = 1, ?float $price = null ): array {
	return array(
		'item_id'   => $product->get_sku() ? $product->get_sku() : (string) $product->get_id(),
		'item_name' => wp_strip_all_tags( $product->get_name() ),
		'price'     => money( $price ?? wc_get_price_to_display( $product ) ),
		'quantity'  => $quantity,
	);
}

/** `value` is the articles' price times quantity, as in every event of Candor. */
function of_items( array $items ): array {
	$value = array_sum( array_map( fn( $item ) => $item['price'] * $item['quantity'], $items ) );
	return array(
		'currency' => get_woocommerce_currency(),
		'value'    => money( $value ),
		'items'    => array_slice( array_values( $items ), 0, MOST_ITEMS ),
	);
}

function cart_params(): array {
	$items = array();
	foreach ( WC()->cart->get_cart() as $line ) {
		$items[] = item_of( $line['data'], (int) $line['quantity'] );
	}
	return of_items( $items );
}

function print_page(): void {
	print_form_adds();
	if ( is_search() ) {
		// The tag reads the search from the address, `?s=`, and the number of its results here.
		printf( '<span hidden data-candor-results="%d"></span>', (int) $GLOBALS['wp_query']->found_posts );
	}
	if ( is_product() ) {
		$product = wc_get_product( get_queried_object_id() );
		$product && print_call( 'view_item', of_items( array( item_of( $product ) ) ) );
	} elseif ( is_shop() || is_product_taxonomy() ) {
		print_list();
	} elseif ( is_cart() && ! WC()->cart->is_empty() ) {
		print_call( 'view_cart', cart_params() );
	} elseif ( is_checkout() && ! is_order_received_page() && ! WC()->cart->is_empty() ) {
		print_call( 'begin_checkout', cart_params() );
	}
}

function print_list(): void {
	global $wp_query;
	$products = array_filter( array_map( 'wc_get_product', wp_list_pluck( $wp_query->posts, 'ID' ) ) );
	if ( ! $products ) {
		return;
	}
	$term = is_product_taxonomy() ? get_queried_object()->slug : ( is_search() ? 'search:' . get_search_query( false ) : 'shop' );
	$at   = ( max( 1, (int) get_query_var( 'paged' ) ) - 1 ) * (int) $wp_query->get( 'posts_per_page' );
	$rows = array();
	foreach ( $products as $product ) {
		$rows[] = array_diff_key( item_of( $product ), array( 'quantity' => 0 ) ) + array( 'index' => ++$at );
	}
	print_call( 'view_item_list', array( 'currency' => get_woocommerce_currency(), 'item_list_id' => $term, 'items' => $rows ) );
}

/** A reload repeats it with the same `transaction_id`, which counts once. */
function print_purchase( int $order_id ): void {
	$order = wc_get_order( $order_id );
	if ( ! $order || $order->has_status( 'failed' ) ) {
		return;
	}
	$items = array();
	foreach ( $order->get_items() as $line ) {
		$product = $line->get_product();
		if ( $product ) {
			$items[] = item_of( $product, (int) $line->get_quantity(), (float) $order->get_item_total( $line, true ) );
		}
	}
	print_call(
		'purchase',
		array_filter(
			array(
				'transaction_id' => (string) $order->get_order_number(),
				'coupon'         => implode( ',', $order->get_coupon_codes() ),
			)
		) + array(
			'currency' => $order->get_currency(),
			'tax'      => money( $order->get_total_tax() ),
			'shipping' => money( (float) $order->get_shipping_total() + (float) $order->get_shipping_tax() ),
		) + of_items( $items )
	);
}

/** A product page's own form loads a page anew: its add waits in the session. In-page adds are the script's work. */
function remember_form_add( string $key, int $product_id, $quantity, int $variation_id ): void {
	if ( wp_doing_ajax() || WC()->is_rest_api_request() || ! WC()->session ) {
		return;
	}
	$adds   = WC()->session->get( 'candor_adds', array() );
	$adds[] = array( $variation_id ? $variation_id : $product_id, (int) $quantity );
	WC()->session->set( 'candor_adds', $adds );
}

function print_form_adds(): void {
	$adds = WC()->session ? WC()->session->get( 'candor_adds', array() ) : array();
	foreach ( $adds as [ $product_id, $quantity ] ) {
		$product = wc_get_product( $product_id );
		$product && print_call( 'add_to_cart', of_items( array( item_of( $product, $quantity ) ) ) );
	}
	$adds && WC()->session->set( 'candor_adds', null );
}

/** WooCommerce escapes the attribute itself. */
function describe_button( array $args, \WC_Product $product ): array {
	$args['attributes']['data-shop_item'] = wp_json_encode( of_items( array( item_of( $product ) ) ) );
	return $args;
}
