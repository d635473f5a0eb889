/** GENERATED from the migrations by `npm run generate`; a test compares. Do not edit. */
export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[];

export type Database = {
  public: {
    Tables: {
      approvals: {
        Row: {
          customer_id: string;
          decided_at: string | null;
          decided_by: string | null;
          id: string;
          kind: string;
          note: string | null;
          org_id: string;
          requested_at: string;
          requested_by: string;
          state: string;
        };
        Insert: {
          customer_id: string;
          decided_at?: string | null;
          decided_by?: string | null;
          id?: string;
          kind?: string;
          note?: string | null;
          org_id: string;
          requested_at?: string;
          requested_by: string;
          state?: string;
        };
        Update: {
          customer_id?: string;
          decided_at?: string | null;
          decided_by?: string | null;
          id?: string;
          kind?: string;
          note?: string | null;
          org_id?: string;
          requested_at?: string;
          requested_by?: string;
          state?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'approvals_customer_fkey';
            columns: ['org_id', 'customer_id'];
            isOneToOne: false;
            referencedRelation: 'customers';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'approvals_decider_fkey';
            columns: ['org_id', 'decided_by'];
            isOneToOne: false;
            referencedRelation: 'members';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'approvals_requester_fkey';
            columns: ['org_id', 'requested_by'];
            isOneToOne: false;
            referencedRelation: 'members';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      attachments: {
        Row: {
          bytes: number;
          contract_id: string | null;
          created_at: string;
          created_by: string | null;
          customer_id: string;
          follow_up_id: string | null;
          id: string;
          mime_type: string;
          name: string;
          opportunity_id: string | null;
          org_id: string;
          path: string;
          sha256: string;
        };
        Insert: {
          bytes: number;
          contract_id?: string | null;
          created_at?: string;
          created_by?: string | null;
          customer_id: string;
          follow_up_id?: string | null;
          id?: string;
          mime_type: string;
          name: string;
          opportunity_id?: string | null;
          org_id: string;
          path: string;
          sha256: string;
        };
        Update: {
          bytes?: number;
          contract_id?: string | null;
          created_at?: string;
          created_by?: string | null;
          customer_id?: string;
          follow_up_id?: string | null;
          id?: string;
          mime_type?: string;
          name?: string;
          opportunity_id?: string | null;
          org_id?: string;
          path?: string;
          sha256?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'attachments_contract_fkey';
            columns: ['org_id', 'contract_id'];
            isOneToOne: false;
            referencedRelation: 'contracts';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'attachments_creator_fkey';
            columns: ['org_id', 'created_by'];
            isOneToOne: false;
            referencedRelation: 'members';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'attachments_customer_fkey';
            columns: ['org_id', 'customer_id'];
            isOneToOne: false;
            referencedRelation: 'customers';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'attachments_follow_up_fkey';
            columns: ['org_id', 'follow_up_id'];
            isOneToOne: false;
            referencedRelation: 'follow_ups';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'attachments_opportunity_fkey';
            columns: ['org_id', 'opportunity_id'];
            isOneToOne: false;
            referencedRelation: 'opportunities';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      audit_log: {
        Row: {
          action: string;
          actor_id: string | null;
          after: Json | null;
          at: string;
          before: Json | null;
          id: number;
          org_id: string;
          row_id: string | null;
          source: string;
          table_name: string;
        };
        Insert: {
          action: string;
          actor_id?: string | null;
          after?: Json | null;
          at?: string;
          before?: Json | null;
          id?: never;
          org_id: string;
          row_id?: string | null;
          source?: string;
          table_name: string;
        };
        Update: {
          action?: string;
          actor_id?: string | null;
          after?: Json | null;
          at?: string;
          before?: Json | null;
          id?: never;
          org_id?: string;
          row_id?: string | null;
          source?: string;
          table_name?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'audit_log_actor_fkey';
            columns: ['org_id', 'actor_id'];
            isOneToOne: false;
            referencedRelation: 'members';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'audit_log_org_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organisations';
            referencedColumns: ['id'];
          },
        ];
      };
      audit_personal_values: {
        Row: {
          audit_id: number;
          field: string;
          org_id: string;
          salt: string;
          side: string;
          value: Json | null;
        };
        Insert: {
          audit_id: number;
          field: string;
          org_id: string;
          salt: string;
          side: string;
          value?: Json | null;
        };
        Update: {
          audit_id?: number;
          field?: string;
          org_id?: string;
          salt?: string;
          side?: string;
          value?: Json | null;
        };
        Relationships: [
          {
            foreignKeyName: 'audit_personal_values_line_fkey';
            columns: ['org_id', 'audit_id'];
            isOneToOne: false;
            referencedRelation: 'audit_log';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      code_aliases: {
        Row: {
          code: string;
          created_at: string;
          customer_id: string | null;
          id: string;
          opportunity_id: string | null;
          org_id: string;
        };
        Insert: {
          code: string;
          created_at?: string;
          customer_id?: string | null;
          id?: string;
          opportunity_id?: string | null;
          org_id: string;
        };
        Update: {
          code?: string;
          created_at?: string;
          customer_id?: string | null;
          id?: string;
          opportunity_id?: string | null;
          org_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'code_aliases_customer_fkey';
            columns: ['org_id', 'customer_id'];
            isOneToOne: false;
            referencedRelation: 'customers';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'code_aliases_opportunity_fkey';
            columns: ['org_id', 'opportunity_id'];
            isOneToOne: false;
            referencedRelation: 'opportunities';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      collaborators: {
        Row: {
          added_at: string;
          added_by: string | null;
          customer_id: string;
          id: string;
          member_id: string;
          org_id: string;
        };
        Insert: {
          added_at?: string;
          added_by?: string | null;
          customer_id: string;
          id?: string;
          member_id: string;
          org_id: string;
        };
        Update: {
          added_at?: string;
          added_by?: string | null;
          customer_id?: string;
          id?: string;
          member_id?: string;
          org_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'collaborators_adder_fkey';
            columns: ['org_id', 'added_by'];
            isOneToOne: false;
            referencedRelation: 'members';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'collaborators_customer_fkey';
            columns: ['org_id', 'customer_id'];
            isOneToOne: false;
            referencedRelation: 'customers';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'collaborators_member_fkey';
            columns: ['org_id', 'member_id'];
            isOneToOne: false;
            referencedRelation: 'members';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      connections: {
        Row: {
          address: string;
          created_at: string;
          id: string;
          import_days: number;
          kind: string;
          last_error: string | null;
          last_synced_at: string | null;
          member_id: string;
          org_id: string;
          provider: string;
          rule: string;
          scopes: string[];
          state: string;
        };
        Insert: {
          address: string;
          created_at?: string;
          id?: string;
          import_days?: number;
          kind?: string;
          last_error?: string | null;
          last_synced_at?: string | null;
          member_id: string;
          org_id: string;
          provider: string;
          rule?: string;
          scopes?: string[];
          state?: string;
        };
        Update: {
          address?: string;
          created_at?: string;
          id?: string;
          import_days?: number;
          kind?: string;
          last_error?: string | null;
          last_synced_at?: string | null;
          member_id?: string;
          org_id?: string;
          provider?: string;
          rule?: string;
          scopes?: string[];
          state?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'connections_member_fkey';
            columns: ['org_id', 'member_id'];
            isOneToOne: false;
            referencedRelation: 'members';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      contact_addresses: {
        Row: {
          address: string;
          contact_id: string;
          id: string;
          org_id: string;
          position: number;
        };
        Insert: {
          address: string;
          contact_id: string;
          id?: string;
          org_id: string;
          position?: number;
        };
        Update: {
          address?: string;
          contact_id?: string;
          id?: string;
          org_id?: string;
          position?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'contact_addresses_contact_fkey';
            columns: ['org_id', 'contact_id'];
            isOneToOne: false;
            referencedRelation: 'contacts';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      contact_phones: {
        Row: {
          contact_id: string;
          e164: string;
          id: string;
          org_id: string;
          position: number;
        };
        Insert: {
          contact_id: string;
          e164: string;
          id?: string;
          org_id: string;
          position?: number;
        };
        Update: {
          contact_id?: string;
          e164?: string;
          id?: string;
          org_id?: string;
          position?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'contact_phones_contact_fkey';
            columns: ['org_id', 'contact_id'];
            isOneToOne: false;
            referencedRelation: 'contacts';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      contact_secrets: {
        Row: {
          contact_id: string;
          decision_role_sealed: string;
          id: string;
          org_id: string;
          updated_at: string;
        };
        Insert: {
          contact_id: string;
          decision_role_sealed: string;
          id?: never;
          org_id: string;
          updated_at?: string;
        };
        Update: {
          contact_id?: string;
          decision_role_sealed?: string;
          id?: never;
          org_id?: string;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'contact_secrets_contact_fkey';
            columns: ['org_id', 'contact_id'];
            isOneToOne: true;
            referencedRelation: 'contacts';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      contacts: {
        Row: {
          created_at: string;
          created_by: string | null;
          custom: Json;
          customer_id: string;
          has_left: boolean;
          id: string;
          import_batch_id: string | null;
          is_primary: boolean;
          name: string;
          org_id: string;
          responsible_id: string | null;
          source: string;
          title: string | null;
          updated_at: string;
          version: number;
          wechat: string | null;
        };
        Insert: {
          created_at?: string;
          created_by?: string | null;
          custom?: Json;
          customer_id: string;
          has_left?: boolean;
          id?: string;
          import_batch_id?: string | null;
          is_primary?: boolean;
          name: string;
          org_id: string;
          responsible_id?: string | null;
          source?: string;
          title?: string | null;
          updated_at?: string;
          version?: number;
          wechat?: string | null;
        };
        Update: {
          created_at?: string;
          created_by?: string | null;
          custom?: Json;
          customer_id?: string;
          has_left?: boolean;
          id?: string;
          import_batch_id?: string | null;
          is_primary?: boolean;
          name?: string;
          org_id?: string;
          responsible_id?: string | null;
          source?: string;
          title?: string | null;
          updated_at?: string;
          version?: number;
          wechat?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'contacts_creator_fkey';
            columns: ['org_id', 'created_by'];
            isOneToOne: false;
            referencedRelation: 'members';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'contacts_customer_fkey';
            columns: ['org_id', 'customer_id'];
            isOneToOne: false;
            referencedRelation: 'customers';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'contacts_responsible_fkey';
            columns: ['org_id', 'responsible_id'];
            isOneToOne: false;
            referencedRelation: 'members';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      contracts: {
        Row: {
          amount_sealed: string | null;
          created_at: string;
          created_by: string | null;
          currency: string;
          customer_id: string;
          ends_on: string | null;
          id: string;
          import_batch_id: string | null;
          opportunity_id: string | null;
          org_id: string;
          signed_on: string | null;
          source: string;
          starts_on: string | null;
          state: string;
          title: string;
          updated_at: string;
          version: number;
        };
        Insert: {
          amount_sealed?: string | null;
          created_at?: string;
          created_by?: string | null;
          currency?: string;
          customer_id: string;
          ends_on?: string | null;
          id?: string;
          import_batch_id?: string | null;
          opportunity_id?: string | null;
          org_id: string;
          signed_on?: string | null;
          source?: string;
          starts_on?: string | null;
          state?: string;
          title: string;
          updated_at?: string;
          version?: number;
        };
        Update: {
          amount_sealed?: string | null;
          created_at?: string;
          created_by?: string | null;
          currency?: string;
          customer_id?: string;
          ends_on?: string | null;
          id?: string;
          import_batch_id?: string | null;
          opportunity_id?: string | null;
          org_id?: string;
          signed_on?: string | null;
          source?: string;
          starts_on?: string | null;
          state?: string;
          title?: string;
          updated_at?: string;
          version?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'contracts_creator_fkey';
            columns: ['org_id', 'created_by'];
            isOneToOne: false;
            referencedRelation: 'members';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'contracts_customer_fkey';
            columns: ['org_id', 'customer_id'];
            isOneToOne: false;
            referencedRelation: 'customers';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'contracts_opportunity_fkey';
            columns: ['org_id', 'opportunity_id'];
            isOneToOne: false;
            referencedRelation: 'opportunities';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      custom_fields: {
        Row: {
          choices: string[];
          help: string | null;
          id: string;
          key: string;
          kind: string;
          label_en: string;
          label_zh: string;
          org_id: string;
          position: number;
          record: string;
        };
        Insert: {
          choices?: string[];
          help?: string | null;
          id?: string;
          key: string;
          kind: string;
          label_en: string;
          label_zh: string;
          org_id: string;
          position?: number;
          record: string;
        };
        Update: {
          choices?: string[];
          help?: string | null;
          id?: string;
          key?: string;
          kind?: string;
          label_en?: string;
          label_zh?: string;
          org_id?: string;
          position?: number;
          record?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'custom_fields_org_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organisations';
            referencedColumns: ['id'];
          },
        ];
      };
      customer_domains: {
        Row: {
          created_at: string;
          customer_id: string;
          domain: string;
          id: string;
          org_id: string;
        };
        Insert: {
          created_at?: string;
          customer_id: string;
          domain: string;
          id?: string;
          org_id: string;
        };
        Update: {
          created_at?: string;
          customer_id?: string;
          domain?: string;
          id?: string;
          org_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'customer_domains_customer_fkey';
            columns: ['org_id', 'customer_id'];
            isOneToOne: false;
            referencedRelation: 'customers';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      customer_pools: {
        Row: {
          customer_id: string;
          org_id: string;
          pool_id: string;
          since: string;
          why: string;
        };
        Insert: {
          customer_id: string;
          org_id: string;
          pool_id: string;
          since?: string;
          why?: string;
        };
        Update: {
          customer_id?: string;
          org_id?: string;
          pool_id?: string;
          since?: string;
          why?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'customer_pools_customer_fkey';
            columns: ['org_id', 'customer_id'];
            isOneToOne: false;
            referencedRelation: 'customers';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'customer_pools_pool_fkey';
            columns: ['org_id', 'pool_id'];
            isOneToOne: false;
            referencedRelation: 'pools';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      customer_tags: {
        Row: {
          added_at: string;
          added_by: string | null;
          customer_id: string;
          id: string;
          org_id: string;
          tag_id: string;
        };
        Insert: {
          added_at?: string;
          added_by?: string | null;
          customer_id: string;
          id?: string;
          org_id: string;
          tag_id: string;
        };
        Update: {
          added_at?: string;
          added_by?: string | null;
          customer_id?: string;
          id?: string;
          org_id?: string;
          tag_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'customer_tags_adder_fkey';
            columns: ['org_id', 'added_by'];
            isOneToOne: false;
            referencedRelation: 'members';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'customer_tags_customer_fkey';
            columns: ['org_id', 'customer_id'];
            isOneToOne: false;
            referencedRelation: 'customers';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'customer_tags_tag_fkey';
            columns: ['org_id', 'tag_id'];
            isOneToOne: false;
            referencedRelation: 'tags';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      customers: {
        Row: {
          address: string | null;
          annual_revenue_minor: number | null;
          approval: string;
          code: string;
          created_at: string;
          created_by: string | null;
          custom: Json;
          customer_type: string;
          first_contact_on: string | null;
          founded_on: string | null;
          headcount: number | null;
          id: string;
          import_batch_id: string | null;
          industry_code: string;
          initials: string | null;
          key_needs: string | null;
          last_follow_up_at: string | null;
          name: string;
          name_key: string;
          need_priority: string | null;
          org_id: string;
          owner_id: string | null;
          past_cooperation: string | null;
          region_code: string;
          registered_address: string | null;
          remark: string | null;
          revenue_currency: string | null;
          short_name: string | null;
          source: string;
          source_channel: string | null;
          status: string;
          tier: string | null;
          to_verify: string[];
          updated_at: string;
          verified_at: string | null;
          verified_by: string | null;
          version: number;
        };
        Insert: {
          address?: string | null;
          annual_revenue_minor?: number | null;
          approval?: string;
          code: string;
          created_at?: string;
          created_by?: string | null;
          custom?: Json;
          customer_type: string;
          first_contact_on?: string | null;
          founded_on?: string | null;
          headcount?: number | null;
          id?: string;
          import_batch_id?: string | null;
          industry_code: string;
          initials?: string | null;
          key_needs?: string | null;
          last_follow_up_at?: string | null;
          name: string;
          name_key: string;
          need_priority?: string | null;
          org_id: string;
          owner_id?: string | null;
          past_cooperation?: string | null;
          region_code: string;
          registered_address?: string | null;
          remark?: string | null;
          revenue_currency?: string | null;
          short_name?: string | null;
          source?: string;
          source_channel?: string | null;
          status?: string;
          tier?: string | null;
          to_verify?: string[];
          updated_at?: string;
          verified_at?: string | null;
          verified_by?: string | null;
          version?: number;
        };
        Update: {
          address?: string | null;
          annual_revenue_minor?: number | null;
          approval?: string;
          code?: string;
          created_at?: string;
          created_by?: string | null;
          custom?: Json;
          customer_type?: string;
          first_contact_on?: string | null;
          founded_on?: string | null;
          headcount?: number | null;
          id?: string;
          import_batch_id?: string | null;
          industry_code?: string;
          initials?: string | null;
          key_needs?: string | null;
          last_follow_up_at?: string | null;
          name?: string;
          name_key?: string;
          need_priority?: string | null;
          org_id?: string;
          owner_id?: string | null;
          past_cooperation?: string | null;
          region_code?: string;
          registered_address?: string | null;
          remark?: string | null;
          revenue_currency?: string | null;
          short_name?: string | null;
          source?: string;
          source_channel?: string | null;
          status?: string;
          tier?: string | null;
          to_verify?: string[];
          updated_at?: string;
          verified_at?: string | null;
          verified_by?: string | null;
          version?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'customers_creator_fkey';
            columns: ['org_id', 'created_by'];
            isOneToOne: false;
            referencedRelation: 'members';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'customers_org_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organisations';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'customers_owner_fkey';
            columns: ['org_id', 'owner_id'];
            isOneToOne: false;
            referencedRelation: 'members';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'customers_verifier_fkey';
            columns: ['org_id', 'verified_by'];
            isOneToOne: false;
            referencedRelation: 'members';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      daily_mail_settings: {
        Row: {
          id: string;
          member_id: string;
          org_id: string;
          time_zone: string | null;
          wanted: string;
        };
        Insert: {
          id?: string;
          member_id: string;
          org_id: string;
          time_zone?: string | null;
          wanted?: string;
        };
        Update: {
          id?: string;
          member_id?: string;
          org_id?: string;
          time_zone?: string | null;
          wanted?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'daily_mail_settings_member_fkey';
            columns: ['org_id', 'member_id'];
            isOneToOne: true;
            referencedRelation: 'members';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      daily_mails: {
        Row: {
          attempts: number;
          day: string;
          id: string;
          lease: string | null;
          leased_until: string | null;
          member_id: string;
          org_id: string;
          planned_at: string;
          problem: string | null;
          run_after: string;
          settled_at: string | null;
          state: string;
        };
        Insert: {
          attempts?: number;
          day: string;
          id?: string;
          lease?: string | null;
          leased_until?: string | null;
          member_id: string;
          org_id: string;
          planned_at: string;
          problem?: string | null;
          run_after: string;
          settled_at?: string | null;
          state?: string;
        };
        Update: {
          attempts?: number;
          day?: string;
          id?: string;
          lease?: string | null;
          leased_until?: string | null;
          member_id?: string;
          org_id?: string;
          planned_at?: string;
          problem?: string | null;
          run_after?: string;
          settled_at?: string | null;
          state?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'daily_mails_member_fkey';
            columns: ['org_id', 'member_id'];
            isOneToOne: false;
            referencedRelation: 'members';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      devices: {
        Row: {
          id: string;
          last_seen_at: string;
          member_id: string;
          name: string;
          org_id: string;
        };
        Insert: {
          id?: string;
          last_seen_at?: string;
          member_id: string;
          name: string;
          org_id: string;
        };
        Update: {
          id?: string;
          last_seen_at?: string;
          member_id?: string;
          name?: string;
          org_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'devices_member_fkey';
            columns: ['org_id', 'member_id'];
            isOneToOne: false;
            referencedRelation: 'members';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      dictionary_entries: {
        Row: {
          code: string;
          kind: string;
          label_en: string;
          label_zh: string;
          parent_code: string | null;
          position: number;
        };
        Insert: {
          code: string;
          kind: string;
          label_en: string;
          label_zh: string;
          parent_code?: string | null;
          position?: number;
        };
        Update: {
          code?: string;
          kind?: string;
          label_en?: string;
          label_zh?: string;
          parent_code?: string | null;
          position?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'dictionary_entries_parent_fkey';
            columns: ['kind', 'parent_code'];
            isOneToOne: false;
            referencedRelation: 'dictionary_entries';
            referencedColumns: ['kind', 'code'];
          },
        ];
      };
      follow_up_contents: {
        Row: {
          by_author: boolean;
          contact_ids: string[];
          created_at: string;
          follow_up_id: string;
          goal: string | null;
          member_id: string;
          next_plan: string | null;
          next_points: string | null;
          no_next_reason: string | null;
          note: string | null;
          occurred_at: string;
          op_id: string;
          opportunity_id: string | null;
          org_id: string;
          outcome: string | null;
          source: string;
          visibility: string;
        };
        Insert: {
          by_author?: boolean;
          contact_ids?: string[];
          created_at?: string;
          follow_up_id: string;
          goal?: string | null;
          member_id: string;
          next_plan?: string | null;
          next_points?: string | null;
          no_next_reason?: string | null;
          note?: string | null;
          occurred_at: string;
          op_id: string;
          opportunity_id?: string | null;
          org_id: string;
          outcome?: string | null;
          source: string;
          visibility: string;
        };
        Update: {
          by_author?: boolean;
          contact_ids?: string[];
          created_at?: string;
          follow_up_id?: string;
          goal?: string | null;
          member_id?: string;
          next_plan?: string | null;
          next_points?: string | null;
          no_next_reason?: string | null;
          note?: string | null;
          occurred_at?: string;
          op_id?: string;
          opportunity_id?: string | null;
          org_id?: string;
          outcome?: string | null;
          source?: string;
          visibility?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'follow_up_contents_follow_up_fkey';
            columns: ['org_id', 'follow_up_id'];
            isOneToOne: false;
            referencedRelation: 'follow_ups';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'follow_up_contents_member_fkey';
            columns: ['org_id', 'member_id'];
            isOneToOne: false;
            referencedRelation: 'members';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'follow_up_contents_opportunity_fkey';
            columns: ['org_id', 'opportunity_id'];
            isOneToOne: false;
            referencedRelation: 'opportunities';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      follow_up_participants: {
        Row: {
          contact_id: string;
          follow_up_id: string;
          org_id: string;
        };
        Insert: {
          contact_id: string;
          follow_up_id: string;
          org_id: string;
        };
        Update: {
          contact_id?: string;
          follow_up_id?: string;
          org_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'follow_up_participants_contact_fkey';
            columns: ['org_id', 'contact_id'];
            isOneToOne: false;
            referencedRelation: 'contacts';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'follow_up_participants_follow_up_fkey';
            columns: ['org_id', 'follow_up_id'];
            isOneToOne: false;
            referencedRelation: 'follow_ups';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      follow_ups: {
        Row: {
          author_id: string;
          customer_id: string;
          direction: string | null;
          id: string;
          import_batch_id: string | null;
          kind: string;
          machines_stay_out: boolean;
          mail_id: string | null;
          meeting_id: string | null;
          occurred_at: string;
          org_id: string;
          recorded_at: string;
          removed_at: string | null;
          removed_by: string | null;
          source: string;
          state: string;
          visibility: string;
        };
        Insert: {
          author_id: string;
          customer_id: string;
          direction?: string | null;
          id?: string;
          import_batch_id?: string | null;
          kind: string;
          machines_stay_out?: boolean;
          mail_id?: string | null;
          meeting_id?: string | null;
          occurred_at: string;
          org_id: string;
          recorded_at?: string;
          removed_at?: string | null;
          removed_by?: string | null;
          source: string;
          state?: string;
          visibility: string;
        };
        Update: {
          author_id?: string;
          customer_id?: string;
          direction?: string | null;
          id?: string;
          import_batch_id?: string | null;
          kind?: string;
          machines_stay_out?: boolean;
          mail_id?: string | null;
          meeting_id?: string | null;
          occurred_at?: string;
          org_id?: string;
          recorded_at?: string;
          removed_at?: string | null;
          removed_by?: string | null;
          source?: string;
          state?: string;
          visibility?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'follow_ups_author_fkey';
            columns: ['org_id', 'author_id'];
            isOneToOne: false;
            referencedRelation: 'members';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'follow_ups_customer_fkey';
            columns: ['org_id', 'customer_id'];
            isOneToOne: false;
            referencedRelation: 'customers';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'follow_ups_mail_fkey';
            columns: ['org_id', 'mail_id'];
            isOneToOne: false;
            referencedRelation: 'mails';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'follow_ups_meeting_fkey';
            columns: ['org_id', 'meeting_id'];
            isOneToOne: false;
            referencedRelation: 'meetings';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'follow_ups_remover_fkey';
            columns: ['org_id', 'removed_by'];
            isOneToOne: false;
            referencedRelation: 'members';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      invitations: {
        Row: {
          accepted_at: string | null;
          created_at: string;
          email: string;
          expires_at: string;
          id: string;
          invited_by: string;
          org_id: string;
          role: string;
          team_id: string | null;
          token_hash: string;
        };
        Insert: {
          accepted_at?: string | null;
          created_at?: string;
          email: string;
          expires_at?: string;
          id?: string;
          invited_by: string;
          org_id: string;
          role: string;
          team_id?: string | null;
          token_hash: string;
        };
        Update: {
          accepted_at?: string | null;
          created_at?: string;
          email?: string;
          expires_at?: string;
          id?: string;
          invited_by?: string;
          org_id?: string;
          role?: string;
          team_id?: string | null;
          token_hash?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'invitations_inviter_fkey';
            columns: ['org_id', 'invited_by'];
            isOneToOne: false;
            referencedRelation: 'members';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'invitations_org_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organisations';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'invitations_team_fkey';
            columns: ['org_id', 'team_id'];
            isOneToOne: false;
            referencedRelation: 'teams';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      jobs: {
        Row: {
          attempts: number;
          connection_id: string | null;
          created_at: string;
          id: number;
          kind: string;
          last_error: string | null;
          lease: string | null;
          leased_until: string | null;
          org_id: string;
          payload: Json;
          quarantined_at: string | null;
          run_after: string;
        };
        Insert: {
          attempts?: number;
          connection_id?: string | null;
          created_at?: string;
          id?: never;
          kind: string;
          last_error?: string | null;
          lease?: string | null;
          leased_until?: string | null;
          org_id: string;
          payload?: Json;
          quarantined_at?: string | null;
          run_after?: string;
        };
        Update: {
          attempts?: number;
          connection_id?: string | null;
          created_at?: string;
          id?: never;
          kind?: string;
          last_error?: string | null;
          lease?: string | null;
          leased_until?: string | null;
          org_id?: string;
          payload?: Json;
          quarantined_at?: string | null;
          run_after?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'jobs_connection_fkey';
            columns: ['org_id', 'connection_id'];
            isOneToOne: false;
            referencedRelation: 'connections';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'jobs_org_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organisations';
            referencedColumns: ['id'];
          },
        ];
      };
      mail_contents: {
        Row: {
          body: string;
          mail_id: string;
          org_id: string;
          original_body: string;
        };
        Insert: {
          body: string;
          mail_id: string;
          org_id: string;
          original_body: string;
        };
        Update: {
          body?: string;
          mail_id?: string;
          org_id?: string;
          original_body?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'mail_contents_mail_fkey';
            columns: ['org_id', 'mail_id'];
            isOneToOne: true;
            referencedRelation: 'mails';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      mail_envelopes: {
        Row: {
          customer_id: string;
          mail_id: string;
          org_id: string;
          participants: Json;
          subject: string | null;
        };
        Insert: {
          customer_id: string;
          mail_id: string;
          org_id: string;
          participants?: Json;
          subject?: string | null;
        };
        Update: {
          customer_id?: string;
          mail_id?: string;
          org_id?: string;
          participants?: Json;
          subject?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'mail_envelopes_customer_fkey';
            columns: ['org_id', 'customer_id'];
            isOneToOne: false;
            referencedRelation: 'customers';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'mail_envelopes_mail_fkey';
            columns: ['org_id', 'mail_id'];
            isOneToOne: false;
            referencedRelation: 'mails';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      mail_keys: {
        Row: {
          created_at: string;
          key_version: number;
          kind: string;
          mail_id: string;
          mailbox: string | null;
          org_id: string;
          value: string;
        };
        Insert: {
          created_at?: string;
          key_version: number;
          kind: string;
          mail_id: string;
          mailbox?: string | null;
          org_id: string;
          value: string;
        };
        Update: {
          created_at?: string;
          key_version?: number;
          kind?: string;
          mail_id?: string;
          mailbox?: string | null;
          org_id?: string;
          value?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'mail_keys_mail_fkey';
            columns: ['org_id', 'mail_id'];
            isOneToOne: false;
            referencedRelation: 'mails';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      mail_sources: {
        Row: {
          created_at: string;
          id: string;
          mail_id: string;
          mailbox: string | null;
          member_id: string;
          message_id: string | null;
          op_id: string;
          org_id: string;
          sent_at: string | null;
          surface: string;
          thread: string | null;
          thread_id: string | null;
          url: string | null;
          visibility: string;
        };
        Insert: {
          created_at?: string;
          id?: string;
          mail_id: string;
          mailbox?: string | null;
          member_id: string;
          message_id?: string | null;
          op_id: string;
          org_id: string;
          sent_at?: string | null;
          surface: string;
          thread?: string | null;
          thread_id?: string | null;
          url?: string | null;
          visibility: string;
        };
        Update: {
          created_at?: string;
          id?: string;
          mail_id?: string;
          mailbox?: string | null;
          member_id?: string;
          message_id?: string | null;
          op_id?: string;
          org_id?: string;
          sent_at?: string | null;
          surface?: string;
          thread?: string | null;
          thread_id?: string | null;
          url?: string | null;
          visibility?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'mail_sources_mail_fkey';
            columns: ['org_id', 'mail_id'];
            isOneToOne: false;
            referencedRelation: 'mails';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'mail_sources_member_fkey';
            columns: ['org_id', 'member_id'];
            isOneToOne: false;
            referencedRelation: 'members';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      mails: {
        Row: {
          created_at: string;
          direction: string;
          id: string;
          merged_into: string | null;
          org_id: string;
          sent_at: string | null;
        };
        Insert: {
          created_at?: string;
          direction: string;
          id?: string;
          merged_into?: string | null;
          org_id: string;
          sent_at?: string | null;
        };
        Update: {
          created_at?: string;
          direction?: string;
          id?: string;
          merged_into?: string | null;
          org_id?: string;
          sent_at?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'mails_merged_fkey';
            columns: ['org_id', 'merged_into'];
            isOneToOne: false;
            referencedRelation: 'mails';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'mails_org_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organisations';
            referencedColumns: ['id'];
          },
        ];
      };
      match_rules: {
        Row: {
          created_at: string;
          created_by: string | null;
          customer_id: string;
          id: string;
          kind: string;
          org_id: string;
          value: string;
        };
        Insert: {
          created_at?: string;
          created_by?: string | null;
          customer_id: string;
          id?: string;
          kind: string;
          org_id: string;
          value: string;
        };
        Update: {
          created_at?: string;
          created_by?: string | null;
          customer_id?: string;
          id?: string;
          kind?: string;
          org_id?: string;
          value?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'match_rules_creator_fkey';
            columns: ['org_id', 'created_by'];
            isOneToOne: false;
            referencedRelation: 'members';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'match_rules_customer_fkey';
            columns: ['org_id', 'customer_id'];
            isOneToOne: false;
            referencedRelation: 'customers';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      meetings: {
        Row: {
          created_at: string;
          ends_at: string | null;
          ends_on: string | null;
          ical_uid: string | null;
          id: string;
          instance: string;
          location: string | null;
          member_id: string;
          org_id: string;
          organiser: string | null;
          sequence: number;
          starts_at: string | null;
          starts_on: string | null;
          state: string;
          time_zone: string | null;
          title: string | null;
          updated_at: string;
        };
        Insert: {
          created_at?: string;
          ends_at?: string | null;
          ends_on?: string | null;
          ical_uid?: string | null;
          id?: string;
          instance?: string;
          location?: string | null;
          member_id: string;
          org_id: string;
          organiser?: string | null;
          sequence?: number;
          starts_at?: string | null;
          starts_on?: string | null;
          state?: string;
          time_zone?: string | null;
          title?: string | null;
          updated_at?: string;
        };
        Update: {
          created_at?: string;
          ends_at?: string | null;
          ends_on?: string | null;
          ical_uid?: string | null;
          id?: string;
          instance?: string;
          location?: string | null;
          member_id?: string;
          org_id?: string;
          organiser?: string | null;
          sequence?: number;
          starts_at?: string | null;
          starts_on?: string | null;
          state?: string;
          time_zone?: string | null;
          title?: string | null;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'meetings_member_fkey';
            columns: ['org_id', 'member_id'];
            isOneToOne: false;
            referencedRelation: 'members';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      member_settings: {
        Row: {
          default_visibility: string;
          id: string;
          member_id: string;
          muted_kinds: string[];
          notify: boolean;
          org_id: string;
          quiet_days: number[] | null;
          quiet_from: string | null;
          quiet_until: string | null;
          quiet_zone: string | null;
        };
        Insert: {
          default_visibility?: string;
          id?: string;
          member_id: string;
          muted_kinds?: string[];
          notify?: boolean;
          org_id: string;
          quiet_days?: number[] | null;
          quiet_from?: string | null;
          quiet_until?: string | null;
          quiet_zone?: string | null;
        };
        Update: {
          default_visibility?: string;
          id?: string;
          member_id?: string;
          muted_kinds?: string[];
          notify?: boolean;
          org_id?: string;
          quiet_days?: number[] | null;
          quiet_from?: string | null;
          quiet_until?: string | null;
          quiet_zone?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'member_settings_member_fkey';
            columns: ['org_id', 'member_id'];
            isOneToOne: true;
            referencedRelation: 'members';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      members: {
        Row: {
          email: string;
          id: string;
          is_data_steward: boolean;
          joined_at: string;
          language: string;
          left_at: string | null;
          name: string;
          org_id: string;
          role: string;
          status: string;
          team_id: string | null;
          user_id: string | null;
        };
        Insert: {
          email: string;
          id?: string;
          is_data_steward?: boolean;
          joined_at?: string;
          language?: string;
          left_at?: string | null;
          name: string;
          org_id: string;
          role: string;
          status?: string;
          team_id?: string | null;
          user_id?: string | null;
        };
        Update: {
          email?: string;
          id?: string;
          is_data_steward?: boolean;
          joined_at?: string;
          language?: string;
          left_at?: string | null;
          name?: string;
          org_id?: string;
          role?: string;
          status?: string;
          team_id?: string | null;
          user_id?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'members_org_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organisations';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'members_team_fkey';
            columns: ['org_id', 'team_id'];
            isOneToOne: false;
            referencedRelation: 'teams';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      never_log_entries: {
        Row: {
          created_at: string;
          id: string;
          kind: string;
          member_id: string;
          org_id: string;
          purged: number;
          purging: boolean;
          value: string;
        };
        Insert: {
          created_at?: string;
          id?: string;
          kind: string;
          member_id: string;
          org_id: string;
          purged?: number;
          purging?: boolean;
          value: string;
        };
        Update: {
          created_at?: string;
          id?: string;
          kind?: string;
          member_id?: string;
          org_id?: string;
          purged?: number;
          purging?: boolean;
          value?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'never_log_entries_member_fkey';
            columns: ['org_id', 'member_id'];
            isOneToOne: false;
            referencedRelation: 'members';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      opportunities: {
        Row: {
          closed_at: string | null;
          code: string;
          competitor: string | null;
          created_at: string;
          created_by: string | null;
          currency: string;
          custom: Json;
          customer_id: string;
          expected_amount_minor: number | null;
          expected_close_on: string | null;
          id: string;
          import_batch_id: string | null;
          lost_reason: string | null;
          next_plan: string | null;
          org_id: string;
          owner_id: string | null;
          source: string;
          stage_id: string;
          title: string;
          updated_at: string;
          version: number;
        };
        Insert: {
          closed_at?: string | null;
          code: string;
          competitor?: string | null;
          created_at?: string;
          created_by?: string | null;
          currency?: string;
          custom?: Json;
          customer_id: string;
          expected_amount_minor?: number | null;
          expected_close_on?: string | null;
          id?: string;
          import_batch_id?: string | null;
          lost_reason?: string | null;
          next_plan?: string | null;
          org_id: string;
          owner_id?: string | null;
          source?: string;
          stage_id: string;
          title: string;
          updated_at?: string;
          version?: number;
        };
        Update: {
          closed_at?: string | null;
          code?: string;
          competitor?: string | null;
          created_at?: string;
          created_by?: string | null;
          currency?: string;
          custom?: Json;
          customer_id?: string;
          expected_amount_minor?: number | null;
          expected_close_on?: string | null;
          id?: string;
          import_batch_id?: string | null;
          lost_reason?: string | null;
          next_plan?: string | null;
          org_id?: string;
          owner_id?: string | null;
          source?: string;
          stage_id?: string;
          title?: string;
          updated_at?: string;
          version?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'opportunities_creator_fkey';
            columns: ['org_id', 'created_by'];
            isOneToOne: false;
            referencedRelation: 'members';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'opportunities_customer_fkey';
            columns: ['org_id', 'customer_id'];
            isOneToOne: false;
            referencedRelation: 'customers';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'opportunities_owner_fkey';
            columns: ['org_id', 'owner_id'];
            isOneToOne: false;
            referencedRelation: 'members';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'opportunities_stage_fkey';
            columns: ['org_id', 'stage_id'];
            isOneToOne: false;
            referencedRelation: 'opportunity_stages';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      opportunity_stages: {
        Row: {
          id: string;
          key: string | null;
          name: string;
          org_id: string;
          outcome: string;
          position: number;
          probability: number;
          retired: boolean;
        };
        Insert: {
          id?: string;
          key?: string | null;
          name: string;
          org_id: string;
          outcome?: string;
          position: number;
          probability: number;
          retired?: boolean;
        };
        Update: {
          id?: string;
          key?: string | null;
          name?: string;
          org_id?: string;
          outcome?: string;
          position?: number;
          probability?: number;
          retired?: boolean;
        };
        Relationships: [
          {
            foreignKeyName: 'opportunity_stages_org_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organisations';
            referencedColumns: ['id'];
          },
        ];
      };
      organisation_domains: {
        Row: {
          domain: string;
          id: string;
          org_id: string;
        };
        Insert: {
          domain: string;
          id?: string;
          org_id: string;
        };
        Update: {
          domain?: string;
          id?: string;
          org_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'organisation_domains_org_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organisations';
            referencedColumns: ['id'];
          },
        ];
      };
      organisation_settings: {
        Row: {
          approve_new_customers: boolean;
          holiday_calendar: string;
          id: string;
          idle_days: number;
          match_calls_per_minute: number;
          org_id: string;
          page_locators: Json;
          status_needs_reason: boolean;
          timely_hours: number;
          undo_minutes: number;
          uses_leads: boolean;
          visibility_mode: string;
          won_needs_contract: boolean;
          workdays: number[];
        };
        Insert: {
          approve_new_customers?: boolean;
          holiday_calendar?: string;
          id?: never;
          idle_days?: number;
          match_calls_per_minute?: number;
          org_id: string;
          page_locators?: Json;
          status_needs_reason?: boolean;
          timely_hours?: number;
          undo_minutes?: number;
          uses_leads?: boolean;
          visibility_mode?: string;
          won_needs_contract?: boolean;
          workdays?: number[];
        };
        Update: {
          approve_new_customers?: boolean;
          holiday_calendar?: string;
          id?: never;
          idle_days?: number;
          match_calls_per_minute?: number;
          org_id?: string;
          page_locators?: Json;
          status_needs_reason?: boolean;
          timely_hours?: number;
          undo_minutes?: number;
          uses_leads?: boolean;
          visibility_mode?: string;
          won_needs_contract?: boolean;
          workdays?: number[];
        };
        Relationships: [
          {
            foreignKeyName: 'organisation_settings_org_fkey';
            columns: ['org_id'];
            isOneToOne: true;
            referencedRelation: 'organisations';
            referencedColumns: ['id'];
          },
        ];
      };
      organisations: {
        Row: {
          created_at: string;
          id: string;
          name: string;
          time_zone: string;
        };
        Insert: {
          created_at?: string;
          id?: string;
          name: string;
          time_zone: string;
        };
        Update: {
          created_at?: string;
          id?: string;
          name?: string;
          time_zone?: string;
        };
        Relationships: [];
      };
      pool_events: {
        Row: {
          actor_id: string | null;
          at: string;
          customer_id: string;
          from_member_id: string | null;
          id: number;
          kind: string;
          note: string | null;
          org_id: string;
          round_id: string | null;
          to_member_id: string | null;
        };
        Insert: {
          actor_id?: string | null;
          at?: string;
          customer_id: string;
          from_member_id?: string | null;
          id?: never;
          kind: string;
          note?: string | null;
          org_id: string;
          round_id?: string | null;
          to_member_id?: string | null;
        };
        Update: {
          actor_id?: string | null;
          at?: string;
          customer_id?: string;
          from_member_id?: string | null;
          id?: never;
          kind?: string;
          note?: string | null;
          org_id?: string;
          round_id?: string | null;
          to_member_id?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'pool_events_actor_fkey';
            columns: ['org_id', 'actor_id'];
            isOneToOne: false;
            referencedRelation: 'members';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'pool_events_customer_fkey';
            columns: ['org_id', 'customer_id'];
            isOneToOne: false;
            referencedRelation: 'customers';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'pool_events_from_fkey';
            columns: ['org_id', 'from_member_id'];
            isOneToOne: false;
            referencedRelation: 'members';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'pool_events_to_fkey';
            columns: ['org_id', 'to_member_id'];
            isOneToOne: false;
            referencedRelation: 'members';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      pool_regions: {
        Row: {
          id: string;
          org_id: string;
          pool_id: string;
          region_code: string;
        };
        Insert: {
          id?: string;
          org_id: string;
          pool_id: string;
          region_code: string;
        };
        Update: {
          id?: string;
          org_id?: string;
          pool_id?: string;
          region_code?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'pool_regions_pool_fkey';
            columns: ['org_id', 'pool_id'];
            isOneToOne: false;
            referencedRelation: 'pools';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      pool_rights: {
        Row: {
          can_assign: boolean;
          can_claim: boolean;
          id: string;
          org_id: string;
          pool_id: string;
          role: string | null;
          team_id: string | null;
        };
        Insert: {
          can_assign?: boolean;
          can_claim?: boolean;
          id?: string;
          org_id: string;
          pool_id: string;
          role?: string | null;
          team_id?: string | null;
        };
        Update: {
          can_assign?: boolean;
          can_claim?: boolean;
          id?: string;
          org_id?: string;
          pool_id?: string;
          role?: string | null;
          team_id?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'pool_rights_pool_fkey';
            columns: ['org_id', 'pool_id'];
            isOneToOne: false;
            referencedRelation: 'pools';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'pool_rights_team_fkey';
            columns: ['org_id', 'team_id'];
            isOneToOne: false;
            referencedRelation: 'teams';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      pool_rules: {
        Row: {
          cool_down_days: number;
          id: string;
          idle_days_a: number;
          idle_days_b: number;
          idle_days_c: number;
          idle_days_d: number;
          idle_days_e: number;
          idle_days_none: number;
          most_claims_a_day: number | null;
          most_owned: number | null;
          org_id: string;
          recycles: boolean;
          spares_open_opportunities: boolean;
          spares_running_contracts: boolean;
          swept_at: string | null;
          warn_days: number;
        };
        Insert: {
          cool_down_days?: number;
          id?: never;
          idle_days_a?: number;
          idle_days_b?: number;
          idle_days_c?: number;
          idle_days_d?: number;
          idle_days_e?: number;
          idle_days_none?: number;
          most_claims_a_day?: number | null;
          most_owned?: number | null;
          org_id: string;
          recycles?: boolean;
          spares_open_opportunities?: boolean;
          spares_running_contracts?: boolean;
          swept_at?: string | null;
          warn_days?: number;
        };
        Update: {
          cool_down_days?: number;
          id?: never;
          idle_days_a?: number;
          idle_days_b?: number;
          idle_days_c?: number;
          idle_days_d?: number;
          idle_days_e?: number;
          idle_days_none?: number;
          most_claims_a_day?: number | null;
          most_owned?: number | null;
          org_id?: string;
          recycles?: boolean;
          spares_open_opportunities?: boolean;
          spares_running_contracts?: boolean;
          swept_at?: string | null;
          warn_days?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'pool_rules_org_fkey';
            columns: ['org_id'];
            isOneToOne: true;
            referencedRelation: 'organisations';
            referencedColumns: ['id'];
          },
        ];
      };
      pools: {
        Row: {
          created_at: string;
          id: string;
          is_default: boolean;
          name: string;
          org_id: string;
        };
        Insert: {
          created_at?: string;
          id?: string;
          is_default?: boolean;
          name: string;
          org_id: string;
        };
        Update: {
          created_at?: string;
          id?: string;
          is_default?: boolean;
          name?: string;
          org_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'pools_org_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organisations';
            referencedColumns: ['id'];
          },
        ];
      };
      reminder_deliveries: {
        Row: {
          acknowledged_at: string | null;
          channel: string;
          device_id: string | null;
          due_version: number;
          leased_until: string;
          member_id: string;
          org_id: string;
          reminder_id: string;
        };
        Insert: {
          acknowledged_at?: string | null;
          channel: string;
          device_id?: string | null;
          due_version: number;
          leased_until: string;
          member_id: string;
          org_id: string;
          reminder_id: string;
        };
        Update: {
          acknowledged_at?: string | null;
          channel?: string;
          device_id?: string | null;
          due_version?: number;
          leased_until?: string;
          member_id?: string;
          org_id?: string;
          reminder_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'reminder_deliveries_device_fkey';
            columns: ['org_id', 'device_id'];
            isOneToOne: false;
            referencedRelation: 'devices';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'reminder_deliveries_member_fkey';
            columns: ['org_id', 'member_id'];
            isOneToOne: false;
            referencedRelation: 'members';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'reminder_deliveries_reminder_fkey';
            columns: ['org_id', 'reminder_id'];
            isOneToOne: false;
            referencedRelation: 'reminders';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      reminders: {
        Row: {
          closed_at: string | null;
          closed_by: string | null;
          created_at: string;
          created_by: string | null;
          customer_id: string;
          due_at: string;
          due_version: number;
          first_due_at: string | null;
          follow_up_id: string | null;
          id: string;
          kind: string;
          op_id: string | null;
          org_id: string;
          owner_id: string;
          plan: string;
          priority: string;
          stage: string;
          state: string;
          superseded_by: string | null;
          visibility: string;
        };
        Insert: {
          closed_at?: string | null;
          closed_by?: string | null;
          created_at?: string;
          created_by?: string | null;
          customer_id: string;
          due_at: string;
          due_version?: number;
          first_due_at?: string | null;
          follow_up_id?: string | null;
          id?: string;
          kind?: string;
          op_id?: string | null;
          org_id: string;
          owner_id: string;
          plan: string;
          priority: string;
          stage?: string;
          state?: string;
          superseded_by?: string | null;
          visibility?: string;
        };
        Update: {
          closed_at?: string | null;
          closed_by?: string | null;
          created_at?: string;
          created_by?: string | null;
          customer_id?: string;
          due_at?: string;
          due_version?: number;
          first_due_at?: string | null;
          follow_up_id?: string | null;
          id?: string;
          kind?: string;
          op_id?: string | null;
          org_id?: string;
          owner_id?: string;
          plan?: string;
          priority?: string;
          stage?: string;
          state?: string;
          superseded_by?: string | null;
          visibility?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'reminders_closer_fkey';
            columns: ['org_id', 'closed_by'];
            isOneToOne: false;
            referencedRelation: 'members';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'reminders_creator_fkey';
            columns: ['org_id', 'created_by'];
            isOneToOne: false;
            referencedRelation: 'members';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'reminders_customer_fkey';
            columns: ['org_id', 'customer_id'];
            isOneToOne: false;
            referencedRelation: 'customers';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'reminders_follow_up_fkey';
            columns: ['org_id', 'follow_up_id'];
            isOneToOne: false;
            referencedRelation: 'follow_ups';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'reminders_owner_fkey';
            columns: ['org_id', 'owner_id'];
            isOneToOne: false;
            referencedRelation: 'members';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'reminders_successor_fkey';
            columns: ['org_id', 'superseded_by'];
            isOneToOne: false;
            referencedRelation: 'reminders';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      saved_assignments: {
        Row: {
          created_at: string;
          created_by: string;
          id: string;
          last_run_on: string | null;
          name: string;
          org_id: string;
          paused: boolean;
          plan: Json;
          round_id: string;
          weekly_on: number | null;
        };
        Insert: {
          created_at?: string;
          created_by: string;
          id?: string;
          last_run_on?: string | null;
          name: string;
          org_id: string;
          paused?: boolean;
          plan: Json;
          round_id?: string;
          weekly_on?: number | null;
        };
        Update: {
          created_at?: string;
          created_by?: string;
          id?: string;
          last_run_on?: string | null;
          name?: string;
          org_id?: string;
          paused?: boolean;
          plan?: Json;
          round_id?: string;
          weekly_on?: number | null;
        };
        Relationships: [
          {
            foreignKeyName: 'saved_assignments_creator_fkey';
            columns: ['org_id', 'created_by'];
            isOneToOne: false;
            referencedRelation: 'members';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      saved_views: {
        Row: {
          created_at: string;
          id: string;
          member_id: string;
          name: string;
          org_id: string;
          query: Json;
        };
        Insert: {
          created_at?: string;
          id?: string;
          member_id: string;
          name: string;
          org_id: string;
          query: Json;
        };
        Update: {
          created_at?: string;
          id?: string;
          member_id?: string;
          name?: string;
          org_id?: string;
          query?: Json;
        };
        Relationships: [
          {
            foreignKeyName: 'saved_views_member_fkey';
            columns: ['org_id', 'member_id'];
            isOneToOne: false;
            referencedRelation: 'members';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      signals: {
        Row: {
          customer_id: string;
          kind: string;
          org_id: string;
          since: string;
          until: string | null;
        };
        Insert: {
          customer_id: string;
          kind: string;
          org_id: string;
          since: string;
          until?: string | null;
        };
        Update: {
          customer_id?: string;
          kind?: string;
          org_id?: string;
          since?: string;
          until?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'signals_customer_fkey';
            columns: ['org_id', 'customer_id'];
            isOneToOne: false;
            referencedRelation: 'customers';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      stage_history: {
        Row: {
          at: string;
          from_stage_id: string | null;
          id: number;
          member_id: string | null;
          opportunity_id: string;
          org_id: string;
          reason: string | null;
          to_stage_id: string;
        };
        Insert: {
          at?: string;
          from_stage_id?: string | null;
          id?: never;
          member_id?: string | null;
          opportunity_id: string;
          org_id: string;
          reason?: string | null;
          to_stage_id: string;
        };
        Update: {
          at?: string;
          from_stage_id?: string | null;
          id?: never;
          member_id?: string | null;
          opportunity_id?: string;
          org_id?: string;
          reason?: string | null;
          to_stage_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'stage_history_from_fkey';
            columns: ['org_id', 'from_stage_id'];
            isOneToOne: false;
            referencedRelation: 'opportunity_stages';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'stage_history_member_fkey';
            columns: ['org_id', 'member_id'];
            isOneToOne: false;
            referencedRelation: 'members';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'stage_history_opportunity_fkey';
            columns: ['org_id', 'opportunity_id'];
            isOneToOne: false;
            referencedRelation: 'opportunities';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'stage_history_to_fkey';
            columns: ['org_id', 'to_stage_id'];
            isOneToOne: false;
            referencedRelation: 'opportunity_stages';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      status_history: {
        Row: {
          at: string;
          customer_id: string;
          from_status: string;
          id: number;
          member_id: string | null;
          org_id: string;
          reason: string | null;
          rule: string | null;
          to_status: string;
        };
        Insert: {
          at?: string;
          customer_id: string;
          from_status: string;
          id?: never;
          member_id?: string | null;
          org_id: string;
          reason?: string | null;
          rule?: string | null;
          to_status: string;
        };
        Update: {
          at?: string;
          customer_id?: string;
          from_status?: string;
          id?: never;
          member_id?: string | null;
          org_id?: string;
          reason?: string | null;
          rule?: string | null;
          to_status?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'status_history_customer_fkey';
            columns: ['org_id', 'customer_id'];
            isOneToOne: false;
            referencedRelation: 'customers';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'status_history_member_fkey';
            columns: ['org_id', 'member_id'];
            isOneToOne: false;
            referencedRelation: 'members';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      sync_cursors: {
        Row: {
          connection_id: string;
          cursor: string | null;
          kind: string;
          org_id: string;
          subscribed_until: string | null;
          subscription_id: string | null;
          updated_at: string;
        };
        Insert: {
          connection_id: string;
          cursor?: string | null;
          kind: string;
          org_id: string;
          subscribed_until?: string | null;
          subscription_id?: string | null;
          updated_at?: string;
        };
        Update: {
          connection_id?: string;
          cursor?: string | null;
          kind?: string;
          org_id?: string;
          subscribed_until?: string | null;
          subscription_id?: string | null;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'sync_cursors_connection_fkey';
            columns: ['org_id', 'connection_id'];
            isOneToOne: false;
            referencedRelation: 'connections';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      tags: {
        Row: {
          created_at: string;
          created_by: string | null;
          id: string;
          kind: string;
          name: string;
          org_id: string;
        };
        Insert: {
          created_at?: string;
          created_by?: string | null;
          id?: string;
          kind?: string;
          name: string;
          org_id: string;
        };
        Update: {
          created_at?: string;
          created_by?: string | null;
          id?: string;
          kind?: string;
          name?: string;
          org_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'tags_creator_fkey';
            columns: ['org_id', 'created_by'];
            isOneToOne: false;
            referencedRelation: 'members';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'tags_org_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organisations';
            referencedColumns: ['id'];
          },
        ];
      };
      teams: {
        Row: {
          created_at: string;
          id: string;
          name: string;
          org_id: string;
          parent_id: string | null;
        };
        Insert: {
          created_at?: string;
          id?: string;
          name: string;
          org_id: string;
          parent_id?: string | null;
        };
        Update: {
          created_at?: string;
          id?: string;
          name?: string;
          org_id?: string;
          parent_id?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'teams_org_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organisations';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'teams_parent_fkey';
            columns: ['org_id', 'parent_id'];
            isOneToOne: false;
            referencedRelation: 'teams';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      templates: {
        Row: {
          body: string;
          created_at: string;
          created_by: string | null;
          id: string;
          kind: string;
          language: string;
          member_id: string | null;
          org_id: string;
          title: string;
          updated_at: string;
          uses: number;
          version: number;
        };
        Insert: {
          body: string;
          created_at?: string;
          created_by?: string | null;
          id?: string;
          kind: string;
          language: string;
          member_id?: string | null;
          org_id: string;
          title: string;
          updated_at?: string;
          uses?: number;
          version?: number;
        };
        Update: {
          body?: string;
          created_at?: string;
          created_by?: string | null;
          id?: string;
          kind?: string;
          language?: string;
          member_id?: string | null;
          org_id?: string;
          title?: string;
          updated_at?: string;
          uses?: number;
          version?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'templates_creator_fkey';
            columns: ['org_id', 'created_by'];
            isOneToOne: false;
            referencedRelation: 'members';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'templates_member_fkey';
            columns: ['org_id', 'member_id'];
            isOneToOne: false;
            referencedRelation: 'members';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'templates_org_fkey';
            columns: ['org_id'];
            isOneToOne: false;
            referencedRelation: 'organisations';
            referencedColumns: ['id'];
          },
        ];
      };
      thread_follows: {
        Row: {
          customer_ids: string[];
          followed_at: string;
          member_id: string;
          org_id: string;
          thread: string;
          visibility: string;
        };
        Insert: {
          customer_ids: string[];
          followed_at?: string;
          member_id: string;
          org_id: string;
          thread: string;
          visibility?: string;
        };
        Update: {
          customer_ids?: string[];
          followed_at?: string;
          member_id?: string;
          org_id?: string;
          thread?: string;
          visibility?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'thread_follows_member_fkey';
            columns: ['org_id', 'member_id'];
            isOneToOne: false;
            referencedRelation: 'members';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      undecided_people: {
        Row: {
          address: string;
          by_connection: boolean;
          created_at: string;
          decided_at: string | null;
          id: string;
          member_id: string;
          name: string | null;
          org_id: string;
          subject: string | null;
          url: string | null;
        };
        Insert: {
          address: string;
          by_connection?: boolean;
          created_at?: string;
          decided_at?: string | null;
          id?: string;
          member_id: string;
          name?: string | null;
          org_id: string;
          subject?: string | null;
          url?: string | null;
        };
        Update: {
          address?: string;
          by_connection?: boolean;
          created_at?: string;
          decided_at?: string | null;
          id?: string;
          member_id?: string;
          name?: string | null;
          org_id?: string;
          subject?: string | null;
          url?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'undecided_people_member_fkey';
            columns: ['org_id', 'member_id'];
            isOneToOne: false;
            referencedRelation: 'members';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
      unresolved_matches: {
        Row: {
          candidate_mail_ids: string[];
          created_at: string;
          decided_at: string | null;
          id: string;
          mail_id: string;
          member_id: string;
          org_id: string;
        };
        Insert: {
          candidate_mail_ids: string[];
          created_at?: string;
          decided_at?: string | null;
          id?: string;
          mail_id: string;
          member_id: string;
          org_id: string;
        };
        Update: {
          candidate_mail_ids?: string[];
          created_at?: string;
          decided_at?: string | null;
          id?: string;
          mail_id?: string;
          member_id?: string;
          org_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'unresolved_matches_mail_fkey';
            columns: ['org_id', 'mail_id'];
            isOneToOne: false;
            referencedRelation: 'mails';
            referencedColumns: ['org_id', 'id'];
          },
          {
            foreignKeyName: 'unresolved_matches_member_fkey';
            columns: ['org_id', 'member_id'];
            isOneToOne: false;
            referencedRelation: 'members';
            referencedColumns: ['org_id', 'id'];
          },
        ];
      };
    };
    Views: Record<never, never>;
    Functions: {
      accept_invitation: { Args: { payload: Json }; Returns: Json };
      acknowledge_delivery: { Args: { payload: Json }; Returns: Json };
      add_contact: { Args: { payload: Json }; Returns: Json };
      all_stages: { Args: { payload: Json }; Returns: Json };
      approvals: { Args: { payload: Json }; Returns: Json };
      assign_customers: { Args: { payload: Json }; Returns: Json };
      audit_lines: { Args: { payload: Json }; Returns: Json };
      cancel_meeting: { Args: { payload: Json }; Returns: Json };
      change_connection: { Args: { payload: Json }; Returns: Json };
      change_daily_mail_settings: { Args: { payload: Json }; Returns: Json };
      change_member: { Args: { payload: Json }; Returns: Json };
      change_member_settings: { Args: { payload: Json }; Returns: Json };
      change_page_locators: { Args: { payload: Json }; Returns: Json };
      change_settings: { Args: { payload: Json }; Returns: Json };
      change_status: { Args: { payload: Json }; Returns: Json };
      claim_customer: { Args: { payload: Json }; Returns: Json };
      claim_daily_mail: { Args: { payload: Json }; Returns: Json };
      claim_deliveries: { Args: { payload: Json }; Returns: Json };
      claim_mailbox: { Args: { payload: Json }; Returns: Json };
      coming_recycling: { Args: { payload: Json }; Returns: Json };
      complete_reminder: { Args: { payload: Json }; Returns: Json };
      count_template_use: { Args: { payload: Json }; Returns: Json };
      create_customer: { Args: { payload: Json }; Returns: Json };
      create_organisation: { Args: { payload: Json }; Returns: Json };
      customer_card: { Args: { payload: Json }; Returns: Json };
      customer_figures: { Args: { payload: Json }; Returns: Json };
      customer_file: { Args: { payload: Json }; Returns: Json };
      customer_timeline: { Args: { payload: Json }; Returns: Json };
      customers_to_verify: { Args: { payload: Json }; Returns: Json };
      daily_mail_settings: { Args: { payload: Json }; Returns: Json };
      deal_figures: { Args: { payload: Json }; Returns: Json };
      decide_approval: { Args: { payload: Json }; Returns: Json };
      decide_later: { Args: { payload: Json }; Returns: Json };
      decide_same_mail: { Args: { payload: Json }; Returns: Json };
      dictionaries: { Args: { payload: Json }; Returns: Json };
      digest_keys: { Args: { payload: Json }; Returns: Json };
      end_calendar_run: { Args: { payload: Json }; Returns: Json };
      end_connection: { Args: { payload: Json }; Returns: Json };
      exclude_from_logging: { Args: { payload: Json }; Returns: Json };
      exclusions: { Args: { payload: Json }; Returns: Json };
      export_figure: { Args: { payload: Json }; Returns: Json };
      export_summary_rows: { Args: { payload: Json }; Returns: Json };
      figure_rows: { Args: { payload: Json }; Returns: Json };
      file_figures: { Args: { payload: Json }; Returns: Json };
      find_duplicates: { Args: { payload: Json }; Returns: Json };
      find_templates: { Args: { payload: Json }; Returns: Json };
      follow_thread: { Args: { payload: Json }; Returns: Json };
      forget_match: { Args: { payload: Json }; Returns: Json };
      hear_of_gmail: { Args: { payload: Json }; Returns: Json };
      hear_of_mail: { Args: { payload: Json }; Returns: Json };
      include_in_logging: { Args: { payload: Json }; Returns: Json };
      invitations: { Args: { payload: Json }; Returns: Json };
      invite_member: { Args: { payload: Json }; Returns: Json };
      keep_access_token: { Args: { payload: Json }; Returns: Json };
      keep_customer: { Args: { payload: Json }; Returns: Json };
      keep_imported_people: { Args: { payload: Json }; Returns: Json };
      keep_mail_subscription: { Args: { payload: Json }; Returns: Json };
      keep_sync_cursor: { Args: { payload: Json }; Returns: Json };
      leaving_member: { Args: { payload: Json }; Returns: Json };
      list_opportunities: { Args: { payload: Json }; Returns: Json };
      log_found_mails: { Args: { payload: Json }; Returns: Json };
      log_interaction: { Args: { payload: Json }; Returns: Json };
      log_interactions: { Args: { payload: Json }; Returns: Json };
      mail_subscription: { Args: { payload: Json }; Returns: Json };
      match_people: { Args: { payload: Json }; Returns: Json };
      meeting_of_event: { Args: { payload: Json }; Returns: Json };
      meetings_to_complete: { Args: { payload: Json }; Returns: Json };
      member_settings: { Args: { payload: Json }; Returns: Json };
      members: { Args: { payload: Json }; Returns: Json };
      move_meeting: { Args: { payload: Json }; Returns: Json };
      move_opportunity: { Args: { payload: Json }; Returns: Json };
      my_connections: { Args: { payload: Json }; Returns: Json };
      my_organisations: { Args: { payload: Json }; Returns: Json };
      opportunity: { Args: { payload: Json }; Returns: Json };
      opportunity_board: { Args: { payload: Json }; Returns: Json };
      opportunity_stages: { Args: { payload: Json }; Returns: Json };
      order_stages: { Args: { payload: Json }; Returns: Json };
      own_connection_secret: { Args: { payload: Json }; Returns: Json };
      owner_choices: { Args: { payload: Json }; Returns: Json };
      owner_history: { Args: { payload: Json }; Returns: Json };
      page_locators: { Args: { payload: Json }; Returns: Json };
      pause_assignment: { Args: { payload: Json }; Returns: Json };
      pause_connection: { Args: { payload: Json }; Returns: Json };
      people_to_import: { Args: { payload: Json }; Returns: Json };
      plan_found_meetings: { Args: { payload: Json }; Returns: Json };
      plan_meeting: { Args: { payload: Json }; Returns: Json };
      pool_customers: { Args: { payload: Json }; Returns: Json };
      pool_figures: { Args: { payload: Json }; Returns: Json };
      pool_limits: { Args: { payload: Json }; Returns: Json };
      pool_members: { Args: { payload: Json }; Returns: Json };
      pool_rules: { Args: { payload: Json }; Returns: Json };
      pools: { Args: { payload: Json }; Returns: Json };
      preview_assignment: { Args: { payload: Json }; Returns: Json };
      reassign_reminder: { Args: { payload: Json }; Returns: Json };
      release_customer: { Args: { payload: Json }; Returns: Json };
      release_mailbox: { Args: { payload: Json }; Returns: Json };
      remember_match: { Args: { payload: Json }; Returns: Json };
      reminder_takers: { Args: { payload: Json }; Returns: Json };
      remove_assignment: { Args: { payload: Json }; Returns: Json };
      remove_member: { Args: { payload: Json }; Returns: Json };
      remove_pool: { Args: { payload: Json }; Returns: Json };
      remove_tag: { Args: { payload: Json }; Returns: Json };
      remove_team: { Args: { payload: Json }; Returns: Json };
      remove_template: { Args: { payload: Json }; Returns: Json };
      remove_view: { Args: { payload: Json }; Returns: Json };
      reveal: { Args: { payload: Json }; Returns: Json };
      revoke_invitation: { Args: { payload: Json }; Returns: Json };
      run_assignment: { Args: { payload: Json }; Returns: Json };
      save_assignment: { Args: { payload: Json }; Returns: Json };
      save_connection: { Args: { payload: Json }; Returns: Json };
      save_contract: { Args: { payload: Json }; Returns: Json };
      save_opportunity: { Args: { payload: Json }; Returns: Json };
      save_pool: { Args: { payload: Json }; Returns: Json };
      save_stage: { Args: { payload: Json }; Returns: Json };
      save_team: { Args: { payload: Json }; Returns: Json };
      save_template: { Args: { payload: Json }; Returns: Json };
      save_view: { Args: { payload: Json }; Returns: Json };
      saved_assignments: { Args: { payload: Json }; Returns: Json };
      saved_views: { Args: { payload: Json }; Returns: Json };
      search_customers: { Args: { payload: Json }; Returns: Json };
      set_collaborator: { Args: { payload: Json }; Returns: Json };
      set_customer_domains: { Args: { payload: Json }; Returns: Json };
      set_customer_tags: { Args: { payload: Json }; Returns: Json };
      set_language: { Args: { payload: Json }; Returns: Json };
      set_pool_rules: { Args: { payload: Json }; Returns: Json };
      settings: { Args: { payload: Json }; Returns: Json };
      settle_daily_mail: { Args: { payload: Json }; Returns: Json };
      settle_person: { Args: { payload: Json }; Returns: Json };
      simulate_pool_rules: { Args: { payload: Json }; Returns: Json };
      snooze_reminder: { Args: { payload: Json }; Returns: Json };
      start_connecting: { Args: { payload: Json }; Returns: Json };
      stop_daily_mail: { Args: { payload: Json }; Returns: Json };
      summary: { Args: { payload: Json }; Returns: Json };
      summary_rows: { Args: { payload: Json }; Returns: Json };
      tags: { Args: { payload: Json }; Returns: Json };
      take_back_labelled: { Args: { payload: Json }; Returns: Json };
      take_connect_attempt: { Args: { payload: Json }; Returns: Json };
      tick: { Args: { payload: Json }; Returns: Json };
      timeline: { Args: { payload: Json }; Returns: Json };
      to_decide: { Args: { payload: Json }; Returns: Json };
      today: { Args: { payload: Json }; Returns: Json };
      transfer_customer: { Args: { payload: Json }; Returns: Json };
      undo_interaction: { Args: { payload: Json }; Returns: Json };
      update_contact: { Args: { payload: Json }; Returns: Json };
      update_customer: { Args: { payload: Json }; Returns: Json };
      verify_customer: { Args: { payload: Json }; Returns: Json };
      visible_teams: { Args: { payload: Json }; Returns: Json };
      who_am_i: { Args: { payload: Json }; Returns: Json };
    };
    Enums: Record<never, never>;
    CompositeTypes: Record<never, never>;
  };
};
